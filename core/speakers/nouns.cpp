#include "speakers/nouns.hpp"

#include "base/word_table.hpp"

namespace onrecord {
namespace {

using std::string_view;

constexpr WordRow kRows[] = {
    {kPerson | kAnonymous,
     "official aide adviser advisor source insider staffer operative strategist diplomat "
     "employee executive ally associate supporter lobbyist donor witness neighbor neighbour "
     "colleague participant attendee protester demonstrator resident voter worker friend "
     "relative critic expert analyst observer veteran soldier officer agent investigator "
     "prosecutor lawyer attorney organizer activist advocate lawmaker legislator politician "
     "passenger caller user respondent consultant surrogate backer rival opponent person member "
     "delegate volunteer scientist researcher economist"},
    {kPerson,
     "doctor nurse physician surgeon teacher professor student historian author writer novelist "
     "journalist reporter columnist correspondent editor publisher anchor host moderator pundit "
     "commentator narrator blogger pollster candidate nominee front-runner frontrunner contender "
     "challenger incumbent runner-up hopeful winner loser leader head owner founder co-founder "
     "cofounder co-author boss partner economist engineer pilot driver farmer developer "
     "entrepreneur billionaire millionaire mogul tycoon magnate star celebrity singer actor "
     "comedian director producer artist musician athlete player coach manager captain fighter "
     "judge justice magistrate sheriff detective inspector lieutenant sergeant general admiral "
     "colonel major senator congressperson representative governor mayor councilor councillor "
     "president chancellor minister premier secretary speaker ambassador envoy commissioner "
     "administrator treasurer chair chief ceo cfo coo vice-president socialist conservative "
     "liberal libertarian democrat republican independent progressive outsider immigrant refugee "
     "victim suspect defendant plaintiff inmate convict gunman survivor parent child teenager "
     "teen kid toddler baby patient client customer consumer buyer seller tenant landlord spouse "
     "cousin twin sibling guardian heir successor predecessor pastor priest bishop archbishop "
     "cardinal pope rabbi imam monk reverend preacher evangelist neurosurgeon scholar theorist "
     "philosopher physicist chemist biologist psychologist psychiatrist therapist speechwriter "
     "whip deputy assistant clerk auditor accountant banker trader investor contractor builder "
     "architect designer programmer hacker whistleblower leaker spy attacker assailant shooter "
     "bomber terrorist militant rebel dictator strongman emperor ruler monarch prime-minister "
     "commander marine sailor astronaut cosmonaut guitarist drummer rapper poet playwright "
     "filmmaker photographer cameraman painter sculptor supervisor registrar inspector-general "
     "trustee comptroller controller undersecretary chef cook waiter bartender cashier janitor "
     "guard firefighter paramedic trooper superintendent principal dean provost chaplain rector "
     "curator librarian"},
    {kPerson | kMale,
     "man boy father husband son brother uncle nephew grandfather grandson king prince gentleman "
     "businessman congressman chairman councilman alderman assemblyman committeeman fireman "
     "policeman cameraman statesman guy dad widower actor waiter monk emperor duke lord sir mr. "
     "mr pope"},
    {kPerson | kFemale,
     "woman girl mother wife daughter sister aunt niece grandmother granddaughter queen princess "
     "businesswoman congresswoman chairwoman councilwoman alderwoman assemblywoman actress "
     "waitress mom widow lady empress duchess nun mrs. ms. mrs ms"},
    {kPerson | kSpokes | kAnonymous, "spokesperson representative"},
    {kPerson | kSpokes | kAnonymous | kMale, "spokesman"},
    {kPerson | kSpokes | kAnonymous | kFemale, "spokeswoman"},
    {kPeople | kSpokes | kAnonymous, "spokespeople spokesmen representatives"},
    {kPeople | kAnonymous,
     "officials aides advisers advisors sources insiders staffers operatives strategists "
     "diplomats employees executives allies associates people persons"},
    {kPeople,
     "police prosecutors authorities experts analysts economists scientists researchers critics "
     "observers supporters opponents voters lawmakers legislators senators congressmen "
     "representatives governors mayors politicians leaders candidates contenders rivals hopefuls "
     "investigators lawyers attorneys advocates activists protesters demonstrators organizers "
     "conservatives liberals progressives moderates libertarians evangelicals socialists "
     "independents doctors nurses teachers professors students parents families residents "
     "neighbors neighbours citizens taxpayers workers immigrants migrants refugees women men "
     "girls boys children kids americans friends relatives colleagues fans donors backers "
     "delegates superdelegates members volunteers investors traders bankers executives "
     "entrepreneurs reporters journalists editors commentators pundits columnists historians "
     "pollsters moderators hosts viewers readers users customers consumers patients veterans "
     "soldiers troops officers agents rebels militants farmers drivers fishermen survivors "
     "victims witnesses detectives deputies troopers firefighters paramedics rescuers inspectors "
     "auditors regulators councillors councilors mps peers physicians surgeons clinicians "
     "midwives scholars academics engineers designers developers owners landlords tenants "
     "homeowners commuters passengers crews tourists visitors guests locals villagers shoppers "
     "retailers adults teens teenagers youths pensioners artists musicians writers authors "
     "players coaches archaeologists astronomers biologists physicists geologists "
     "epidemiologists virologists psychologists meteorologists forecasters campaigners "
     "defendants plaintiffs judges justices jurors rights-groups elites insiders others many "
     "some most few several majority minority half percent third quarter crowd audience public "
     "everyone nobody anyone those both all none two three four five team crew duo trio pair "
     "couple family community electorate base camp ceos attendees respondents minorities ones "
     "voices detractors foes enemies proponents adversaries antagonists allies technophiles "
     "personnel audiences mothers fathers sons daughters parishioners onlookers"},
    {kOrganization | kCompany,
     "company firm corporation business bank airline retailer automaker carmaker manufacturer "
     "startup start-up maker insurer broadcaster network publisher giant conglomerate brand "
     "chain supplier contractor operator carrier utility brewery chipmaker drugmaker developer "
     "lender"},
    {kOrganization,
     "newspaper paper magazine tabloid outlet website site station channel publication journal "
     "wire agency organization organisation group association union party campaign government "
     "court tribunal parliament congress senate house assembly legislature cabinet coalition "
     "alliance federation league foundation charity nonprofit non-profit ngo university college "
     "school church diocese hospital clinic lab laboratory think-tank tank regime junta military "
     "army navy force guard embassy consulate city county town state country nation kingdom club "
     "museum theater theatre pac super-pac caucus faction movement jury department leadership "
     "establishment industry staff media press side management wing district field officialdom "
     "prosecution defense forces council camp circle"},
    {kOrganization | kAgency,
     "agency department bureau ministry administration office commission service authority "
     "institute center centre council board committee panel"},
    {kOrganizations,
     "companies firms corporations businesses banks airlines agencies departments ministries "
     "organizations organisations groups associations unions parties campaigns governments "
     "courts newspapers outlets networks states cities countries nations universities schools "
     "hospitals churches committees boards pacs super-pacs ngos districts legislatures markets"},
    {kDocument,
     "report poll survey study statement letter e-mail email memo memorandum article story "
     "column editorial op-ed book memoir biography novel essay post blog tweet message note "
     "filing lawsuit suit complaint petition indictment affidavit warrant document dossier law "
     "bill act statute amendment constitution treaty agreement contract resolution order ruling "
     "opinion decision verdict manifesto platform plan proposal brief briefing release "
     "transcript summary review audit analysis paper guide handbook manual poster sign banner "
     "headline caption video ad advertisement spot commercial film movie documentary show "
     "episode podcast recording tape website page newsletter bulletin communique declaration "
     "census index average model forecast projection estimate research data evidence application "
     "account history legislation regulation photo photograph picture image clip footage speech "
     "count tally readout item ranking playbook policy accord deal pact footnote slogan cable "
     "exchange chart graph map math test inquiry investigation argument theory expectation "
     "deposition submission slide deck journal"},
    {kDocuments,
     "regulations photos photographs pictures images clips tallies rankings policies accords "
     "deals pacts disclosures pages precedents comments slogans charts tests inquiries "
     "investigations pleadings provisions reports polls surveys studies statements letters "
     "emails e-mails memos articles stories columns editorials books posts tweets messages notes "
     "filings lawsuits documents records papers ads videos laws rules figures statistics numbers "
     "results findings polling returns files transcripts signs placards estimates projections "
     "forecasts data materials tapes"},
    {kHonorific,
     "mr. mrs. ms. dr. sen. rep. del. gov. gen. prof. rev. lt. col. capt. sgt. adm. maj. cmdr. "
     "pres. mr mrs ms dr sir dame lord lady president senator governor secretary minister "
     "chancellor judge justice representative congressman congresswoman mayor speaker chairman "
     "chairwoman chairperson chair director chief officer commissioner ambassador attorney "
     "general king queen prince princess pope cardinal archbishop bishop rabbi imam pastor "
     "reverend father sister professor doctor coach captain sergeant colonel lieutenant admiral "
     "marshal sheriff detective inspector deputy former acting interim leader whip candidate "
     "nominee host anchor columnist reporter correspondent editor author actor actress comedian "
     "singer strategist pollster analyst spokesman spokeswoman spokesperson manager adviser "
     "advisor aide ceo founder co-founder cofounder vice premier prime democrat republican "
     "democratic gop incumbent billionaire businessman businesswoman first-lady councilman "
     "councilwoman alderman superintendent supervisor registrar treasurer comptroller controller "
     "envoy emperor sultan sheikh ayatollah mogul tycoon economist historian activist lawyer "
     "executive chairman-elect president-elect assistant undersecretary ag pundit commentator "
     "journalist rapper star libertarian socialist conservative"},
    {kEnds,
     "inc inc. corp corp. co co. ltd ltd. llc llp plc group holdings company corporation bank "
     "department ministry agency bureau office administration commission committee council board "
     "court association organization organisation union party university college institute "
     "school foundation center centre society federation league alliance coalition network times "
     "post news journal tribune herald gazette globe observer guardian telegraph press magazine "
     "review register chronicle sun mail standard examiner enquirer inquirer monitor reporter "
     "weekly radio television tv broadcasting media church ministries hospital clinic partners "
     "associates systems technologies industries airlines airways motors pharmaceuticals "
     "research police service force forces army navy guard fund pac caucus campaign house senate "
     "congress parliament assembly cabinet museum library club team embassy conference authority "
     "today street palace corps trust project initiative state states city county nations "
     "schools hospitals universities libraries studios pictures entertainment"},
    {kBody | kAgency,
     "pentagon fbi cia nsa nasa epa fda cdc irs doj dhs fema usda fed ice hud tsa sec fcc ftc "
     "interpol europol nlrb atf dea osha noaa"},
    {kBody | kCompany,
     "microsoft google facebook twitter amazon apple uber tesla boeing walmart netflix snapchat "
     "youtube ibm samsung intel exxon pfizer toyota volkswagen airbnb"},
    {kBody | kMedia,
     "reuters bloomberg politico breitbart cnn nbc cbs abc msnbc fox bbc npr pbs afp ap espn hbo "
     "gawker buzzfeed slate vox vice nyt wsj times post journal news herald tribune globe "
     "guardian magazine gazette telegraph independent"},
    {kBody,
     "congress senate kremlin nato un u.n. eu e.u. opec unicef unesco imf gop dnc rnc nra aclu "
     "naacp hamas hezbollah isis isil taliban gallup quinnipiac pew aipac wikileaks parliament "
     "bundestag knesset ukip afl-cio seiu mit ucla ncaa nfl nba mlb fifa uefa"},
    {kPlace,
     "america usa u.s. us u.s.a. uk u.k. britain england scotland wales ireland france germany "
     "italy spain portugal greece turkey russia ukraine poland hungary austria switzerland "
     "belgium netherlands sweden norway denmark finland china japan korea india pakistan "
     "afghanistan iraq iran syria israel palestine lebanon jordan egypt libya tunisia sudan "
     "ethiopia kenya nigeria ghana somalia rwanda congo uganda australia canada mexico cuba "
     "haiti brazil argentina chile peru colombia venezuela indonesia malaysia thailand vietnam "
     "philippines taiwan singapore myanmar burma bangladesh europe asia africa alabama alaska "
     "arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho "
     "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan "
     "minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania "
     "tennessee texas utah vermont virginia washington wisconsin wyoming chicago boston brooklyn "
     "manhattan philadelphia detroit miami atlanta houston dallas denver seattle cleveland "
     "baltimore pittsburgh london paris berlin moscow beijing tokyo brussels geneva rome madrid "
     "dublin edinburgh sydney melbourne toronto jerusalem baghdad kabul damascus tehran cairo "
     "delhi mumbai earth mars d.c."},
    {kDemonym,
     "american americans british english scottish irish french german italian spanish russian "
     "ukrainian polish chinese japanese korean indian pakistani afghan iraqi iranian syrian "
     "israeli palestinian lebanese egyptian libyan turkish greek mexican cuban brazilian "
     "canadian australian african european asian latino latinos hispanic hispanics black white "
     "muslim muslims christian christians jewish jews catholic catholics republican democratic "
     "democrat gop liberal conservative libertarian native western eastern northern southern "
     "arab islamic saudi swiss swedish dutch indonesian"},
    {kMember | kPeople,
     "republicans democrats americans latinos hispanics muslims christians jews catholics "
     "russians britons germans israelis palestinians iraqis iranians syrians afghans mexicans "
     "cubans canadians australians europeans africans asians vermonters hoosiers conservatives "
     "liberals libertarians african-americans asian-americans mexican-americans evangelicals "
     "whites blacks texans floridians iowans ohioans californians marines millennials tories "
     "greens brits scots chinese turks poles danes swedes finns spaniards arabs kurds serbs "
     "croats czechs slovaks dutchmen frenchmen englishmen irishmen"},
    {kPerson | kDemonym | kEpithet,
     "texan floridian iowan ohioan californian georgian kentuckian virginian pennsylvanian "
     "hoosier vermonter"},
    {kPlaceWord,
     "united new north south west east saudi san los las great central puerto hong el middle "
     "wall capitol long upper lower northern southern western eastern fort st. mount lake"},
    {kCompany | kEnds,
     "inc inc. corp corp. co co. ltd ltd. llc llp plc holdings company corporation airlines "
     "airways motors pharmaceuticals technologies industries systems"},
    {kMedia | kEnds, "times post journal herald tribune globe guardian gazette telegraph"},
    {kNoPerson,
     "after anger another answer encounter cancer chamber charter merger motor reactor takeover "
     "transfer behavior better border borders center centers chapter color colors computer "
     "computers corner cover danger december dinner disorder dollar dollars doors earlier either "
     "endeavors error errors ever exterior factor factors favor for former further harbor higher "
     "honor horror hours humor interior junior labor larger later letter longer lower major "
     "matter matters minor murder neither never november number numbers october offer offers "
     "older or order orders other others over paper papers power powers prior quarter quarters "
     "rather river rumor senior september smaller summer superior terror tower under water "
     "weather winter years younger"},
    {kEpithet,
     "candidate nominee contender front-runner frontrunner hopeful incumbent challenger senator "
     "governor congressman congresswoman lawmaker legislator politician republican democrat "
     "libertarian socialist independent businessman businesswoman billionaire millionaire mogul "
     "tycoon magnate actor actress singer comedian rapper filmmaker novelist star author "
     "activist economist physicist neurosurgeon surgeon admiral colonel sergeant diplomat mayor "
     "premier"},
    {kSuffix, "jr jr. sr sr. ii iii iv"},
    {kLink, "de del della der den van von la le el al bin ibn ben da di dos du ter"},
    {kGivenName | kMale,
     "aaron abdul abraham adam adrian ahmed al alan albert alberto alejandro alex alexander "
     "alfred ali allan allen alvin amir anders andre andreas andrew andy angelo anthony antonio "
     "arnold arthur barack barry ben benjamin bernard bernie bert bill billy bob bobby boris "
     "brad bradley brandon brendan brent brett brian bruce bryan carl carlos cesar chad charles "
     "charlie chris christian christopher chuck clarence claude clay clyde cody colin conor "
     "corey cory craig curt curtis dale damon dan daniel danny darrell darren darryl dave david "
     "dean dennis derek dick diego dmitri don donald doug douglas duncan dwight dylan earl ed "
     "eddie edgar edmund eduardo edward edwin eli elias eliot elliott emmanuel enrique eric erik "
     "ernest ethan eugene evan felix fernando floyd francis francisco frank franklin fred "
     "frederick gabriel gareth gary gene geoff geoffrey george gerald gerard giovanni glen glenn "
     "gordon graham grant greg gregory guillermo gustavo guy hans harold harry harvey hassan "
     "hector henry herbert herman herschel howard hugh hugo ian ibrahim igor isaac ivan jack "
     "jacob jaime jake jamal james jared jason javier jay jeb jeff jeffrey jeremy jerome jerry "
     "jesse jesus jim jimmy joe joel joey john johnny jon jonah jonathan jonas jordan jorge jose "
     "joseph josh joshua juan julian julio julius justin karl keith ken kenneth kent kevin kirk "
     "klaus kurt kyle larry lars lawrence lee leo leon leonard leonardo leslie lewis lincoln "
     "lindsey lloyd logan lou louis luca lucas luis luke malcolm manuel marc marcel marco marcus "
     "mario mark marshall martin marvin mason matt matthew maurice max maxwell mel micah michael "
     "miguel mike milton mitch mitchell mitt mohamed mohammad mohammed muhammad murray nathan "
     "nathaniel neal ned neil nelson newt nicholas nick nicolas nigel noah noam norman oleg "
     "oliver omar oscar otto owen pablo patrick paul pedro pete peter phil philip phillip pierre "
     "rafael ralph ramon rand randall randy ray raymond reggie reince reuben rex ricardo rich "
     "richard rick ricky rob robby robert roberto rod rodney rodrigo roger roland roman ron "
     "ronald rory ross roy ruben rudolph rudy rush russ russell ryan salvatore sam samuel "
     "santiago scott sean sebastian serge sergei sergey sergio seth shane shawn sheldon sid "
     "simon spencer stan stanley stefan stephen steve steven stewart stuart ted terrence terry "
     "theo theodore thomas tim timothy toby todd tom tommy tony travis trevor tyler ulrich "
     "vernon victor vince vincent vladimir wade walter warren wayne wendell wesley wilhelm will "
     "william winston xavier yusuf zach zachary zack"},
    {kGivenName | kFemale,
     "abby abigail ada adele agnes aisha alexandra alexis alice alicia alison allison alyssa "
     "amanda amber amelia amy ana andrea angela angie anita ann anna anne annette annie april "
     "ariana arianna ashley audrey ava barbara beatrice becky belinda bernadette beth betsy "
     "betty beverly bonnie brenda bridget brittany brooke camille candace candice carla carly "
     "carmen carol carolina caroline carolyn carrie cassandra catherine cathy cecilia celeste "
     "charlotte chelsea cheryl christina christine cindy claire clara claudia colleen "
     "condoleezza connie constance courtney crystal cynthia daisy dana danielle darlene dawn "
     "deborah debbie debra denise diana diane dolores donna dora doris dorothy edith eileen "
     "elaine eleanor elena elisabeth elise eliza elizabeth ella ellen emily emma erica erika "
     "erin esther ethel eva eve evelyn fatima felicia fiona florence frances gabriela gabrielle "
     "gail georgia geraldine gina ginger gisele glenda gloria grace gretchen gwen hannah harriet "
     "hazel heather heidi helen helena hillary holly huma ida ilse ingrid irene iris isabel "
     "isabella ivanka jackie jacqueline jaime jan jane janet janice jasmine jean jeanette jeanne "
     "jen jenna jennifer jenny jessica jill jo joan joanna joanne jodi josephine joy joyce "
     "juanita judith judy julia juliana julie june karen karin karla kate katherine kathleen "
     "kathryn kathy katie katrina kay kayla kellyanne kelly kelsey kerry kim kimberly kirsten "
     "kristen kristin kristina laura lauren laurie leah lena leslie leticia lillian lily linda "
     "lisa lois loretta lori lorraine louise lucia lucy luisa lydia lynn mabel madeleine "
     "madeline maggie marcia margaret maria mariam marianne marie marilyn marina marjorie "
     "marlene marsha martha mary maryam maureen maya meg megan megyn melania melanie melinda "
     "melissa mercedes meredith mia michelle mildred miranda miriam molly monica muriel nadia "
     "nancy naomi natalia natalie natasha nicole nina nora norma olga olivia pam pamela patricia "
     "patty paula pauline peggy penelope penny phyllis priscilla rachel ramona rebecca regina "
     "renee rhonda rita roberta robin rosa rosalind rose rosemary roxanne ruth sabrina sally "
     "samantha sandra sandy sara sarah selena shannon sharon sheila shelley sherry shirley "
     "silvia simone sofia sonia sophia sophie stacey stacy stella stephanie sue susan susana "
     "suzanne svetlana sylvia tamara tammy tanya tara tatiana teresa terri thelma theresa "
     "tiffany tina tracy ursula valerie vanessa vera veronica vicki victoria viola violet "
     "virginia vivian wanda wendy whitney yolanda yvonne zoe"},
};

const WordTable& table() {
  static const WordTable t(kRows);
  return t;
}

bool ends(string_view word, string_view tail) {
  return word.size() > tail.size() + 2 && word.ends_with(tail);
}

}  // namespace

uint32_t noun_classes(string_view lower) {
  return table().find(lower);
}

uint32_t noun_classes(uint32_t key, string_view word) {
  return table().find(key, word);
}

uint32_t head_classes(string_view lower) {
  return head_classes(lower, noun_classes(lower));
}

uint32_t head_classes(string_view lower, uint32_t known) {
  constexpr uint32_t kHeads =
      kPerson | kPeople | kOrganization | kOrganizations | kDocument | kDocuments;
  if ((known & kHeads) != 0 || lower.size() > 24) return known;
  if ((known & kNoPerson) != 0) return known;
  switch (lower.empty() ? '\0' : lower.back()) {
    case 'n':
      if (ends(lower, "woman")) return known | kPerson | kFemale;
      if (ends(lower, "man")) return known | kPerson | kMale;
      if (ends(lower, "women") || ends(lower, "men")) return known | kPeople;
      if (ends(lower, "ian")) return known | kPerson | kGuessed;
      break;
    case 's':
      if (ends(lower, "ists") || ends(lower, "ians") || ends(lower, "goers") ||
          ends(lower, "ers") || ends(lower, "ors")) {
        return known | kPeople;
      }
      // “Greeks”: the plural of an adjective that names a people.
      if (lower.size() > 3) {
        const uint32_t one = noun_classes(lower.substr(0, lower.size() - 1));
        if ((one & kDemonym) != 0 && (one & kGivenName) == 0) return known | kPeople | kMember;
      }
      break;
    case 'e':
      if (ends(lower, "people")) return known | kPeople;
      if (ends(lower, "ee")) return known | kPerson | kGuessed;
      break;
    case 'r':
      if (ends(lower, "er") || ends(lower, "or")) return known | kPerson | kGuessed;
      break;
    case 't':
      if (ends(lower, "ist")) return known | kPerson | kGuessed;
      break;
    default:
      break;
  }
  return known;
}

}  // namespace onrecord
