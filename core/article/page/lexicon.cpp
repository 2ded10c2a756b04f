#include "article/page/lexicon.hpp"

#include <cstddef>
#include <vector>

namespace onrecord {
namespace {

struct Phrases {
  uint32_t what;
  const char* list;  // separated by commas
};

// Compiled from what English-language (and a few other) news sites put around their text. General
// words only: no site's or company's own, but for social networks and picture and news agencies.
constexpr Phrases kPhrases[] = {
    {kShare,
     "share,shares,tweet,tweets,retweet,pin,pin it,facebook,twitter,instagram,pinterest,whatsapp,"
     "linkedin,reddit,telegram,tumblr,flipboard,messenger,youtube,tiktok,snapchat,email,e-mail,"
     "print,"
     "copy link,copy,sharing,share this,share on,save,bookmark,google plus,permalink,gift,"
     "follow us,follow,following,followers,like "
     "us,teilen,drucken,partager,compartir,bluesky,threads,"
     "mastodon,opens in new,opens in a new,click to share,click to email,click to print,repost,"
     "embed,link copied,more sharing,send,feed,rss"},
    {kNav,
     "home,homepage,menu,search,login,log in,log out,logout,sign in,sign out,signin,register,"
     "account,my account,navigation,skip,skip to,content,main content,sections,back to "
     "top,top,next,"
     "previous,prev,back,close,open,expand,collapse,show,hide,toggle,view all,see "
     "all,more,all,site,"
     "site map,sitemap,contact,contact us,about,about us,faq,help,careers,jobs,archive,archives,"
     "directory,edition,settings,profile,mobile,app,apps,subscribe,subscription,subscriptions,"
     "newsletters,store,shop,weather,sports,sport,business,politics,opinion,world,news,local,"
     "entertainment,lifestyle,technology,tech,science,health,travel,food,video,videos,photos,"
     "podcasts,obituaries,classifieds,real estate,horoscopes,crosswords,events,live,watch,listen,"
     "categories,category,latest,latest news,language,english,deutsch,francais,español,suche,menü,"
     "startseite,anmelden,advertise,advertise with us,masthead,staff,our team,support,donate,"
     "result,results,search,calendar,loading,you are "
     "here,page,pages,select,choose,filter,sort,view"},
    {kLegal,
     "privacy,privacy policy,privacy notice,terms,terms of use,terms of service,terms and "
     "conditions,"
     "conditions,cookie,cookies,cookie policy,copyright,all rights reserved,rights reserved,gdpr,"
     "disclaimer,accessibility,ad choices,adchoices,consent,do not sell,imprint,impressum,"
     "datenschutz,powered by,trademark,trademarks,inc,llc,ltd,gmbh,republished,licensed under,"
     "reproduction,redistributed,rewritten,broadcast or redistributed,affiliate,commission,"
     "editorial guidelines,ethics,report this,report a,non profit,nonprofit,california,registered"},
    {kRelated,
     "related,related articles,related stories,related posts,related news,related content,"
     "related topics,read more,read next,read also,also read,see also,more from,more on,more in,"
     "more stories,more news,most popular,most read,most viewed,most recent,most commented,popular,"
     "trending,trending now,recommended,recommended for you,you may also,you might also,"
     "also like,you may like,up next,don't miss,don’t miss,editor's picks,editors' picks,"
     "editor’s picks,editors’ picks,top stories,latest stories,latest headlines,must read,must "
     "reads,"
     "must watch,in other news,other stories,previous post,next post,previous article,next article,"
     "older posts,newer posts,recent posts,recent articles,recent comments,elsewhere,"
     "around the web,from around,from the web,promoted,what to read,what others,similar,featured,"
     "view gallery,photo gallery,photo galleries,more videos,watch now,now watching,read now,"
     "mehr zum thema,lesen sie auch,lire aussi,voir aussi,te puede interesar,lee también,"
     "keep reading,continue reading,explore more,discover more,view more,show more,load more,see "
     "more,"
     "in this article,in pictures,in this series,part of a series,here's what,spotlight"},
    {kComment,
     "comment,comments,reply,replies,leave a reply,leave a comment,post a comment,post comment,"
     "add a comment,add comment,comments are closed,join the conversation,join the discussion,"
     "join the debate,sort by,newest,oldest,likes,upvote,downvote,vote,votes,report abuse,flag,"
     "view comments,show comments,read comments,responses,response,discussion,discuss,commented,"
     "commenting,commenters,commenter,trackbacks,pingback,moderated,moderation,"
     "will not be published,comments that are,comments are,not responsible for,opinions "
     "expressed,libellous,abusive,responses to,"
     "join discussions,what you think,comment policy,be civil,"
     "will not be published,required fields,your email address,notify me,kommentare,commentaires,"
     "comentarios,says,asked,edited,answer,answers"},
    {kNewsletter,
     "newsletter,sign up,signup,sign me up,inbox,to your inbox,email address,your email,"
     "subscribe to,subscribe now,get the latest,daily briefing,briefing,delivered,mailing list,"
     "get our,join our,join us,unsubscribe,enter your,thank you for,thanks for signing,alerts,"
     "notifications,free trial,download our,download the app,get alerts,breaking news alerts,"
     "become a member,membership,members,support us,support our,make a donation,donations,"
     "push notifications,send you,want more,in your inbox,straight to your,wants to send,be "
     "informed,"
     "stay up to date,stay informed,stay in the know,never miss"},
    {kCredit,
     "photo,photos,photograph,photography,photographer,photo by,image,images,image by,picture,"
     "illustration,illustrations,illustration by,credit,courtesy,courtesy of,getty,getty images,"
     "shutterstock,istock,alamy,epa,via,foto,bild,file photo,screenshot,screengrab,handout,"
     "graphic,graphics,graphic by,video by,footage,source,provided by,supplied,artwork,art by,"
     "unsplash,wikimedia,wikimedia commons,flickr,rex features,pa wire,staff photo"},
    {kAdvert,
     "advertisement,advertisements,advertising,ad,ads,sponsored,sponsor,sponsors,promo,promotion,"
     "paid content,anzeige,werbung,publicité,publicidad,story continues,continues below,"
     "article continues,partner content,brought to you,presented by,supported by,sponsored by"},
    {kBio,
     "is a reporter,is a writer,is a journalist,is a freelance,is a senior,is a staff,is an editor,"
     "is the author,is an author,is the editor,is a contributor,is a columnist,is a professor,"
     "staff writer,senior writer,freelance,contributing writer,contributing editor,about the "
     "author,"
     "about the writer,follow him,follow her,follow me,follow them,follow us on,on twitter,reach "
     "him,"
     "reach her,contributed reporting,contributed to this,additional reporting,reporting by,"
     "editing by,compiled by,writing by,reported from,can be reached,is based in,covers,"
     "email the author,author's,all posts by,posts by,articles by,more by,view all posts,biography,"
     "bio,joined,he writes,she writes,he covers,she covers,views expressed,opinions expressed,"
     "contact the,got a tip,news tip,write to,letters to the,letter to the editor"},
    {kCaption,
     "caption,pictured,media caption,image caption,file,left,right,center,centre,above,below,seen "
     "in,"
     "poses for,poses,speaks during,speaks at,arrives,arrives at,attends,looks on,walks,during a,"
     "in this file,file picture,enlarge,toggle caption,hide caption,slide,gallery,this photo,"
     "this image,this undated,video caption"},
    {kUpdated,
     "updated,last updated,update,last modified,modified,last edited,edited,last reviewed,revised,"
     "aktualisiert,actualizado,mis à jour,aggiornato,latest update,updated on,updated at"},
    {kPublished,
     "published,first published,posted,posted on,published on,date,publié,veröffentlicht,publicado,"
     "pubblicato,created,issue published,originally published,release date,filed"},
    {kBy,
     "by,written by,posted by,von,par,por,author,authors,byline,reported by,words by,story by,text "
     "by"},
    {kAgo,
     "ago,min read,mins read,minute read,minutes read,minutes ago,hours ago,hour ago,days ago,"
     "day ago,weeks ago,months ago,years ago,yesterday,today,hrs ago,just now,mins ago,read time,"
     "reading time,min"},
    {kTag,
     "tags,tag,tagged,topics,topic,filed under,filed in,posted in,categories,category,categorized,"
     "related tags,related topics,keywords,labels,more about,themen,section,from the section,in"},
    {kAgency,
     "reuters,ap,afp,associated press,the associated press,bloomberg,upi,dpa,xinhua,tass,interfax,"
     "efe,ansa,kyodo,yonhap,pti,ians,ani,agence france-presse,united press international,"
     "agencies,wire reports,press association,canadian press,the canadian press,aap,anadolu"},
    {kJob,
     "reporter,editor,correspondent,writer,columnist,journalist,contributor,producer,critic,"
     "reporting,chief,bureau chief,senior,deputy,managing,staff,phd,md,professor,analyst,fellow,"
     "director,president,photographer,anchor,attorney,freelance,blogger,political,national,"
     "assistant,associate,executive,special,host,founder,manager,researcher,lecturer,"
     "intern,author,ceo,jr,sr,mph,rd,dds,redakteur,medically,reviewed"},
    {kNotName,
     "the,a,an,of,on,in,at,for,from,to,with,is,are,was,and,or,not,no,how,why,what,when,who,where,"
     "this,that,it,its,he,she,we,you,i,new,your,my,our,their,news,news24,times,post,herald,tribune,"
     "journal,daily,weekly,magazine,press,media,tv,radio,network,digital,online,team,desk,service,"
     "services,group,inc,llc,ltd,corp,company,university,college,institute,school,department,"
     "office,agency,association,society,center,centre,foundation,committee,council,ministry,"
     "government,police,court,bank,street,avenue,road,park,city,county,state,states,united,north,"
     "south,east,west,american,british,european,republican,democrat,white,house,senate,congress,"
     "party,election,elections,year,years,day,days,week,month,january,february,march,april,may,"
     "june,july,august,september,october,november,december,monday,tuesday,wednesday,thursday,"
     "friday,saturday,sunday,breaking,exclusive,analysis,review,reviews,guide,guides,tips,"
     "report,reports,update,updates,best,top,big,first,last,free,full,high,games,game,book,books,"
     "music,movie,movies,film,art,arts,culture,style,fashion,beauty,home,family,life,living,"
     "money,markets,market,finance,economy,energy,climate,environment,education,cars,auto,"
     "fitness,recipes,recipe,fantasy,football,soccer,basketball,baseball,hockey,tennis,golf,"
     "cricket,"
     "league,cup,nfl,nba,mlb,nhl,story,stories,article,articles,blog,blogs,column,editorial,"
     "letters,quiz,puzzle,puzzles,features,feature,special,series,original,originals,"
     "customer,terms,privacy,policy,cookie,us,uk,eu,usa,america,europe,asia,africa,china,russia,"
     "india,israel,middle,york,london,washington,paris,california,texas,florida,australia,canada,"
     "now,here,get,buy,view,show,all,more,next,use,need,want,go,can,will,be,do,have,has,let,make,"
     "off,out,up,over,under,after,before,against,between,into,job,work,tickets,stock,"
     "wire,insider,today,world,consortium,observer,standard,guardian,mail,express,sun,star,"
     "chronicle,gazette,globe,record,monitor,independent,newsroom,editors,contributors,"
     "gallery,code,data,security,privacy,internet,web,software,hardware,mobile,phone,"
     "recent,posts,plant,care,link,copied,justice,link,board,staff,sign,subscribe,"
     "women,men,kids,parents,people,public,general,social,science,tech,gift,holiday,holidays"},
    {kYou,
     "you,your,yours,please,we use,this website,our site,this site,our website,browser,javascript,"
     "click,click here,tap,scroll,swipe,press enter,agree,accept,by clicking,by signing,try again,"
     "learn more,find out more,not available,an error,error,yourself,you're,you’re,you'll,you’ll"},
    {kShop,
     "buy,buy now,add to cart,cart,checkout,shipping,price,prices,deal,deals,discount,coupon,"
     "wishlist,sale,free shipping,in stock,usd,order now,view at,amazon,gift guide"},
    {kMedia,
     "play,pause,mute,unmute,fullscreen,video,watch,listen,audio,loading,playlist,replay,"
     "current time,duration,volume,live stream,transcript,slideshow,view slideshow,podcast,"
     "watch video,play video,video player,autoplay,closed captions,captions,subtitles,stream"},
    {kPaywall,
     "to continue reading,continue reading this,subscribers only,subscriber-only,for subscribers,"
     "already a subscriber,subscribe to read,subscribe to continue,sign in to read,log in to read,"
     "free articles,articles remaining,premium content,exclusive to subscribers,unlock this,"
     "to read the full,to read this article,read the full article,register to continue,"
     "sign in to continue,log in to continue,this content is,is for subscribers,to keep reading,"
     "only available to,become a subscriber,already have an account,article limit,free story"},
    {kContinue,
     "read more,continue reading,read full story,read the full,read the rest,full story,keep "
     "reading,"
     "click here to read,read the story,more »,more...,weiterlesen,lire la suite,leer más,"
     "continue reading the"},
    {kRefs,
     "references,notes,footnotes,external links,further reading,bibliography,citations,sources,"
     "works cited,endnotes,acknowledgements,acknowledgments,appendix,funding,disclosures"},
    {kGiven,
     "nicolas,aaron,abdul,abigail,adam,adrian,ahmed,aisha,alan,albert,alex,alexander,alexandra,"
     "alexei,"
     "alexis,ali,alice,amanda,amber,amit,amy,ana,anders,andre,andrea,andres,andrew,angela,"
     "anil,anita,ann,anna,anne,anthony,antoine,arthur,arun,ashley,austin,barbara,ben,benjamin,"
     "beth,betty,beverly,billy,birgit,bobby,boris,bradley,brandon,brenda,brett,brian,brittany,"
     "bruce,bryan,camille,carl,carlos,carmen,carol,carolyn,casey,catherine,chad,charles,"
     "charlie,charlotte,chen,cheryl,chiara,chloe,chris,christian,christina,christine,"
     "christopher,claire,clarence,claudia,cody,colin,corey,craig,curtis,cynthia,dan,daniel,"
     "danielle,darius,david,dean,deborah,debra,deepa,denise,dennis,derek,derrick,diana,diane,"
     "diego,dmitry,donald,donna,doris,dorothy,douglas,duncan,dustin,dylan,eduardo,edward,"
     "eleanor,elena,eli,elijah,elizabeth,ella,ellen,emily,emma,eric,erik,ernest,esther,ethan,"
     "eva,evan,evelyn,ewan,ezra,fabian,fatima,felix,fernando,fiona,frances,francesca,francois,"
     "frank,gabriel,gabriela,gail,gary,george,gerald,gillian,giovanni,giulia,glenn,gloria,"
     "grace,graham,greg,gregory,hannah,hans,harold,hassan,hazel,heather,heidi,helen,henry,"
     "hiroshi,holly,howard,hugo,hussein,ian,ibrahim,igor,ingrid,irene,irina,isabel,isabella,"
     "ivan,jack,jacob,jacqueline,jake,james,jamie,jane,janet,janice,jason,javier,jean,jeff,"
     "jeffrey,jennifer,jenny,jeremy,jerry,jesse,jessica,jill,jim,joan,joanna,joe,john,johnny,"
     "jonathan,jordan,jose,joseph,josephine,josh,joshua,joyce,juan,judah,judith,judy,julia,"
     "julian,julie,jurgen,justin,karen,kate,katherine,kathleen,kathryn,kathy,katie,katrin,"
     "kayla,keith,kelly,ken,kenji,kenneth,kevin,khalid,kimberly,klaus,kristen,kyle,lakshmi,"
     "larry,lars,laura,lauren,lawrence,layla,lea,leah,leila,leo,leonard,leslie,liam,linda,"
     "ling,lisa,logan,lori,luca,lucas,lucia,lucy,luis,luke,lynn,madison,maggie,malik,manon,"
     "marco,marcus,margaret,maria,marie,marilyn,mario,mark,martha,martin,mary,mateo,matt,"
     "matthew,max,megan,mei,melissa,melvin,mia,michael,michel,michelle,miguel,mike,ming,"
     "miriam,mohamed,mohammed,molly,monica,morgan,muhammad,nadia,nancy,naomi,natalie,natasha,"
     "nathan,neil,nicholas,nick,nicole,nina,noah,norman,olga,oliver,olivia,olivier,omar,oscar,"
     "owen,pablo,pamela,paolo,patricia,patrick,paul,paula,pedro,penny,peter,petra,philip,"
     "philippa,phillip,pierre,polly,priya,rachel,rahul,raj,ralph,randy,ravi,raymond,rebecca,"
     "ricardo,richard,riley,robert,roberto,robin,roger,ronald,rosa,rosie,roy,ruby,russell,"
     "ruth,ryan,sabine,sally,sam,samantha,samuel,sandra,sanjay,sara,sarah,scott,sean,sergei,"
     "sergio,seth,shane,shannon,sharon,sheila,shirley,silvia,simon,sofia,sonia,sophia,sophie,"
     "stanley,stefan,stefano,stella,stephanie,stephen,steve,steven,stuart,sue,sunil,sunita,"
     "susan,suzanne,sven,svetlana,sylvia,takashi,tanya,tara,tatiana,taylor,teresa,terry,"
     "theodore,theresa,thomas,thorsten,tim,timothy,todd,tom,tony,tracy,travis,trevor,tyler,"
     "tyrone,ursula,valentina,vanessa,veronica,victor,victoria,vijay,vincent,virginia,"
     "vladimir,wallace,walter,warren,wayne,wei,wendy,william,willie,wolfgang,yasmin,yuki,"
     "yusuf,yvonne,zachary,zoe"},
    {kStop,
     "the,a,an,of,to,in,and,that,is,was,for,on,with,as,by,at,from,it,he,his,she,her,they,their,"
     "them,"
     "be,are,were,been,has,have,had,not,but,this,which,who,will,would,could,can,may,or,if,than,"
     "then,"
     "there,when,while,what,we,our,us,i,me,my,you,your,its,it's,it’s,into,after,before,about,over,"
     "also,so,because,one,more,some,no,out,up,all,other,only,any,just,like,these,those,such,where,"
     "how,did,do,does,said,being,between,during,under,through,very,him,own,most,many,much,even,"
     "since,against,until,both,each,here,now,i'm,don't,didn't,der,die,das,und,ist,nicht,ein,eine,"
     "den,dem,mit,auf,für,von,zu,sich,auch,es,im,le,la,les,des,et,est,une,un,dans,pour,que,qui,"
     "sur,pas,au,el,los,las,y,del,en,por,con,para,se,di,che,il,per,non,een,het,och,att,som"},
};

// By key, open addressing: built when it is first asked, because keys would be most of a download.
class Table {
 public:
  Table() : slots_(1U << kBits) {
    for (const Phrases& p : kPhrases) {
      const char* c = p.list;
      while (*c != '\0') {
        uint32_t key = 0;
        bool first = true;
        do {
          if (!first) at(key).what |= kOpens;
          if (*c == ' ' || *c == ',') ++c;
          const char* word = c;
          while (*c != '\0' && *c != ',' && *c != ' ') ++c;
          const uint32_t h = hash_word(std::string_view(word, static_cast<size_t>(c - word)));
          key = first ? h : hash_next(key, h);
          first = false;
        } while (*c == ' ');
        at(key).what |= p.what;
      }
    }
  }

  uint32_t find(uint32_t key) const {
    for (size_t i = key & kMask;; i = (i + 1) & kMask) {
      if (slots_[i].what == 0) return 0;
      if (slots_[i].key == key) return slots_[i].what;
    }
  }

 private:
  // Room for twice the 1,938 words, phrases and beginnings of phrases.
  static constexpr int kBits = 12;
  static constexpr size_t kMask = (size_t{1} << kBits) - 1;

  struct Slot {
    uint32_t key = 0;
    uint32_t what = 0;  // 0: free
  };

  Slot& at(uint32_t key) {
    size_t i = key & kMask;
    while (slots_[i].what != 0 && slots_[i].key != key) i = (i + 1) & kMask;
    slots_[i].key = key;
    return slots_[i];
  }

  std::vector<Slot> slots_;
};

}  // namespace

uint32_t lexicon(uint32_t key) {
  static const Table table;
  return table.find(key);
}

}  // namespace onrecord
