// The language of a text, and what is found in one without rules.
#include "languages/language.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "checks.hpp"
#include "inspect.hpp"
#include "languages/detect.hpp"
#include "to_json.hpp"

using namespace onrecord;
using nlohmann::ordered_json;

namespace {

constexpr const char* kGerman =
    "Stadtwerke senken die Preise\n\n"
    "Die Stadtwerke wollen die Preise für Strom im nächsten Jahr senken. „Wir geben die "
    "niedrigeren "
    "Kosten weiter“, sagte die Geschäftsführerin Anna Weber am Dienstag. Nach ihren Angaben zahlt "
    "ein Haushalt dann rund 80 Euro weniger.\n\n"
    "Der Verband der Mieter ist nicht zufrieden. »Das ist nur ein ‚erster Schritt‘, mehr nicht«, "
    "sagte sein Sprecher. Er fordert, dass die Preise auch für Gas und Wasser sinken, und zwar "
    "noch in diesem Winter.\n";

ordered_json inspected(std::string_view text) {
  ordered_json json = to_json(inspect(text), Unit::utf8);
  return json;
}

std::string cut(std::string_view text, const ordered_json& span) {
  const auto begin = span[0].get<size_t>();
  return std::string(text.substr(begin, span[1].get<size_t>() - begin));
}

}  // namespace

TEST_CASE("language: short texts of each language that is recognized") {
  const struct {
    const char* code;
    const char* text;
  } kTexts[] = {
      {"en",
       "The council said on Monday that it would not vote on the plan before the end of the "
       "year, because two of its members had asked for more time to read the report."},
      {"de",
       "Der Rat teilte am Montag mit, dass er nicht vor dem Ende des Jahres über den Plan "
       "abstimmen werde, weil zwei seiner Mitglieder noch mehr Zeit für den Bericht haben "
       "wollen."},
      {"fr",
       "Le conseil a annoncé lundi qu’il ne votera pas sur le projet avant la fin de l’année, "
       "parce que deux de ses membres ont demandé plus de temps pour lire le rapport."},
      {"es",
       "El consejo dijo el lunes que no va a votar el plan antes del final del año, porque "
       "dos de sus miembros han pedido más tiempo para leer el informe."},
      {"it",
       "Il consiglio ha detto lunedì che non voterà il piano prima della fine dell’anno, "
       "perché due dei suoi membri hanno chiesto più tempo per leggere la relazione."},
      {"pt",
       "O conselho disse na segunda-feira que não vai votar o plano antes do fim do ano, "
       "porque dois dos seus membros pediram mais tempo para ler o relatório."},
      {"nl",
       "De raad zei maandag dat hij niet voor het einde van het jaar over het plan zal "
       "stemmen, omdat twee van de leden om meer tijd voor het rapport hebben gevraagd."},
  };
  for (const auto& t : kTexts) {
    CAPTURE(t.code);
    const TextLanguage found = detect_language(t.text);
    CHECK(found.code == t.code);
    CHECK(found.confidence > 0.5F);
    CHECK(found.confidence < 1);
  }
}

TEST_CASE("language: undetermined") {
  for (const char* text :
       {"", "Hello", "12 34 56", "„Guten Tag“", "«Bonjour», dit-elle.",
        "Rada města v pondělí oznámila, že o plánu nebude hlasovat před koncem roku, protože dva "
        "její členové požádali o více času na přečtení zprávy.",
        "Совет сообщил в понедельник, что не будет голосовать по плану до конца года.",
        "Kommunstyrelsen sade på måndagen att man inte kommer att rösta om planen före årets slut, "
        "eftersom två av ledamöterna har bett om mer tid.",
        "\xC2", "\xE2\x80", "\xC3"}) {
    CAPTURE(text);
    const TextLanguage found = detect_language(text);
    CHECK(found.code == "und");
    CHECK(found.confidence == 0);
  }
}

TEST_CASE("language: capital letters of Latin-1 are found in lower case") {
  const char* text =
      "ÜBER DEN PLAN KÖNNEN DIE MITGLIEDER NICHT VOR DEM ENDE DES JAHRES ABSTIMMEN, UND FÜR DEN "
      "BERICHT HABEN SIE NOCH ZEIT. ES IST DER ERSTE, ÜBER DEN DER RAT ABSTIMMT.";
  CHECK(detect_language(text).code == "de");
}

TEST_CASE("language: of an article in English, with quotations in another language") {
  const char* text =
      "The mayor of Bremen said on Monday that the plan was over. “Das ist nicht der Plan, den wir "
      "wollten, und er ist zu teuer,” she told the members of the council, who had been waiting "
      "for more than an hour to hear what she would say about it.";
  const ordered_json json = inspected(text);
  CHECK(json["article"]["language"]["code"] == "en");
  CHECK(!json["article"].contains("quotations"));
  CHECK(!json["statements"].empty());
}

TEST_CASE("language: in German only the quotations are found, and a warning in German says so") {
  const ordered_json json = inspected(kGerman);
  const ordered_json& article = json["article"];
  CHECK(article["language"]["code"] == "de");
  CHECK(json["statements"].empty());
  CHECK(json["speakers"].empty());
  CHECK(json["claims"].empty());
  REQUIRE(article["quotations"].size() == 2);
  CHECK(cut(kGerman, article["quotations"][0]) == "„Wir geben die niedrigeren Kosten weiter“");
  CHECK(cut(kGerman, article["quotations"][1]) == "»Das ist nur ein ‚erster Schritt‘, mehr nicht«");
  REQUIRE(article["warnings"].size() == 1);
  CHECK(article["warnings"][0]["kind"] == "language");
  CHECK(article["warnings"][0]["message"] ==
        "Dieser Text ist anscheinend auf Deutsch; nur die Zitate werden gefunden.");
  CHECK(json["profile"]["quoted_words_share"].get<double>() > 0.15);
}

TEST_CASE("language: in French, which has no messages, the warning is in English") {
  const char* text =
      "Le maire de la ville a annoncé lundi que les travaux ne seront pas finis avant la fin de "
      "l’année. « Nous avons trouvé de l’eau sous la route », a dit Claire Morel devant le "
      "conseil, et il faut donc plus de temps pour que la route soit ouverte à tous.";
  const ordered_json json = inspected(text);
  CHECK(json["article"]["language"]["code"] == "fr");
  CHECK(json["statements"].empty());
  REQUIRE(json["article"]["quotations"].size() == 1);
  CHECK(cut(text, json["article"]["quotations"][0]) ==
        "« Nous avons trouvé de l’eau sous la route »");
  CHECK(json["article"]["warnings"][0]["message"] ==
        "This looks like French; only quotations are found.");
}

TEST_CASE("language: step by step, as all at once") {
  Inspecting work(kGerman);
  while (work.step()) {
  }
  CHECK(!work.step());
  CHECK(write_json(work.take(), Unit::utf8, JsonWriter::compact) ==
        write_json(inspect(kGerman), Unit::utf8, JsonWriter::compact));
}
