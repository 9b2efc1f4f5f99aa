/**
 * What a line is by its own words, wherever it stands: one rule a row, tried in order, the first that fits decides.
 * A rule sees at most `MAX_LINE` characters, is anchored, and repeats nothing without a bound, so that a hostile line
 * costs no more than its length.
 */
import { fitsInLowerCase } from "../../text/lower-case-pattern.ts";
import type { FurnitureReason } from "../article.ts";

/** Why a line is furniture. */
export interface Verdict {
  readonly reason: FurnitureReason;
  readonly because: string;
  /** True where the headlines behind the line belong to it. */
  readonly opensModule?: boolean;
}

interface LineRule extends Verdict {
  readonly fits: (line: string) => boolean;
  /** Longer lines are never of this kind. */
  readonly maxLength: number;
}

/** Furniture is short: no rule looks at a longer line. */
const MAX_LINE = 600;

const network =
  "facebook|twitter|x|linkedin|e-?mail|whats\\s?app|telegram|reddit|pinterest|messenger|viber|tumblr|bluesky|threads|mastodon|instagram|youtube|tiktok|flipboard|pocket|sms|line|xing|vk|vkontakte|ok";
const shareWord = `(?:${network}|share|tweet|post|pin|print|copy|link|save|bookmark|gift|comment|comments|like|send|via|on|this|article|story|url|the|icon|button|to|clipboard|more|options|with|friends|teilen|drucken|merken|kommentare|partager|imprimer|compartir|поделиться|поділитися|надіслати|\\d{1,5})`;

const rules: readonly LineRule[] = [
  rule(
    "date-line",
    "a stamp of day and time",
    120,
    /^(?:(?:first |last )?(?:updated|posted|published|modified|uploaded|aktualisiert|veröffentlicht|publié|mis à jour|оновлено|опубліковано|обновлено|опубликовано)\b)[^.!?]{0,90}\d{1,2}[:.h]\d\d[^.!?]{0,30}(?:[ap]\.?m\.?(?: \p{Lu}{2,4})?)?$/iu,
  ),
  rule(
    "caption",
    "a count of pictures",
    40,
    /^(?:image|photo|picture|slide|bild|foto) \d{1,3} (?:of|von|de|\/) \d{1,3}$/iu,
  ),
  rule(
    "contributors",
    "how to reach the author",
    300,
    /^(?:(?:have|got) a (?:tip|story|question)\b|(?:e-?mail|write to|contact|reach) (?:the (?:author|writer|reporter|editor)|[\p{Lu}][\p{L} .'’-]{2,40}) at \S+@|[\p{Lu}][\p{L} .'’-]{3,40} (?:may|can) be reached at\b)/iu,
  ),
  rule(
    "copyright",
    "a note on rights or citation",
    420,
    /^(?:citation: |this (?:document|article|content|work) is subject to copyright|the (?:views|opinions) (?:and opinions )?expressed (?:in|here|by)|[^.!?]{2,60}? (?:is|are) not responsible for the (?:views|opinions|contents?|comments|statements)\b(?![\s\S]{0,300}\b(?:said|says|told)\b))/iu,
  ),
  rule(
    "related",
    "a heading of other stories",
    70,
    /^more (?:great |top |related |recent )?(?:[\p{L}&'’]{2,20} ){1,3}(?:stories|news|articles|posts|headlines)$/iu,
    true,
  ),
  rule("navigation", "the page's tags", 60, /^(?:related )?(?:tags|topics|keywords|categories)\s?:?$/iu),
  rule(
    "source-note",
    "a sentence that only names the origin",
    220,
    /^(?:(?:this|it|that) (?:is|was|has been) (?:reported|stated|written|announced|confirmed|published|said)(?: (?:on|in|at) [\p{L}\d ]{2,30})? (?:by|in|on) [^.,;]{2,80}|(?:this|it) (?:comes|came) from [^.,;]{2,60}|про це (?:пише|повідомля\p{L}{1,3}|повідоми\p{L}{1,3}|йдеться|заявля\p{L}{1,3}|інформує|розповіда\p{L}{1,3}) [^.;]{2,170}|об этом (?:пишет|сообщ\p{L}{1,4}|говорится|заявля\p{L}{1,4}|передает|рассказ\p{L}{1,4}) [^.;]{2,170}|(?:das|dies) (?:berichtet|meldet|schreibt) [^.,;]{2,80}|(?:selon|d['’]après) [\p{Lu}][^.,;]{2,40})\.$/iu,
  ),
  rule(
    "source-note",
    "a line that only names the origin",
    160,
    /^(?:source|sources|via|quelle|quellen|fuente|fonte|źródło|джерело|джерела|источник|источники|original(?: article)?|originally (?:published|appeared) (?:on|in|at))\s?:\s?[^.!?]{2,140}\.?$/iu,
  ),
  rule(
    "most-read",
    "a heading of a list of other stories",
    100,
    /^(?!.*[.!]$)(?:(?:the )?most (?:read|popular|viewed|shared|commented|watched|recent)|trending(?: now| stories| topics)?|popular(?: now| stories| posts| articles)?|top (?:stories|news|reads)|today.s top|editors?['’]?s?['’]? picks?|must[- ]reads?|best of|what to read next|more (?:from|on|in|about|stories|news|coverage|top)|meistgelesen|am meisten gelesen|beliebte artikel|les plus lus|lo más leído|mais lidas|i più letti|найпопулярніше|найчитаніше|популярн\p{L}{1,4}|самое читаемое|читают сейчас)(?: [\p{L}\p{M}\d .,:&'’+-]{1,60})?:?$/iu,
    true,
  ),
  rule(
    "related",
    "a heading of related stories",
    90,
    /^(?:related(?: (?:stories|articles|coverage|content|posts|news|topics?|reading|links|video|items))?|you (?:may|might) (?:also )?(?:like|be interested in)(?: this)?|also (?:on|in|from) [\p{L} .]{2,40}|recommended(?: (?:for you|stories|reading|articles|by \p{L}+))?|(?:latest|recent|other|previous) (?:news|stories|articles|posts|headlines)|in case you missed it|up next|next (?:up|article|story)|don['’]t miss|further reading|from (?:our|the) (?:archives?|partners?|web)|around the web|promoted (?:stories|content)|sponsored (?:stories|content)|more to (?:read|explore)|keep reading|read (?:more|next|also|this next)|see also|watch (?:more|next|also)|also read|see more|similar (?:stories|articles)|weitere (?:\p{L}+ )?(?:artikel|nachrichten|themen|beiträge|meldungen)|mehr zum thema|das könnte sie auch interessieren|(?:à|a) lire (?:aussi|également)|sur le même (?:sujet|thème)|lire aussi|articles? liés?|artículos relacionados|te puede interesar|noticias relacionadas|leggi anche|leia (?:também|mais)|lees ook|läs (?:också|mer)|czytaj (?:też|także|więcej)|zobacz (?:też|także|również)|neueste (?:artikel|beiträge|meldungen)|читайте (?:також|также|ще|еще)|дивіться також|смотрите также|новини (?:за темою|партнерів)|матеріали за темою|по теме|за темою)\s?(?:[:»>›→…]|\.\.\.)?$/iu,
    true,
  ),
  rule(
    "see-also",
    "a pointer to another story",
    400,
    /^[\s>»→▶*•-]{0,6}(?:see also|see more|read(?:\s(?:more|also|next|on|the full story|the story|here|in full))?|also read|more on this(?: story)?|related(?: (?:story|article|stories|video|coverage))?|watch(?: (?:more|also|now|live))?|listen(?: to)?|recommended(?: reading)?|don['’]t miss|must read|up next|next|more|explainer|analysis|opinion|in pictures|in video|background|go deeper|learn more|lesen sie (?:auch|mehr|hier)|lesen sie dazu|mehr dazu|mehr zum thema|siehe auch|lire aussi|à lire (?:aussi|également)|a lire aussi|voir aussi|lea (?:también|además|más)|lee también|ver también|leia (?:também|mais)|leggi anche|lees ook|läs (?:också|mer|även)|les også|læs også|czytaj (?:też|także|również|więcej)|zobacz (?:też|także)|le puede interesar|te puede interesar|puede interesarle|přečtěte si|читайте (?:також|также|ще|еще|больше|більше)|читати також|дивіться також|смотрите также|див\. також|по теме|за темою|нагадаємо, читайте)\s?(?::|\||[»›→>])\s?\S/iu,
  ),
  rule(
    "see-also",
    "a pointer to another story",
    200,
    /^(?:read (?:more|also|next|the full|our|about)|see (?:also|more|all)|view (?:all|more|comments|gallery|full)|click (?:here|on|to)|continue reading|keep reading|show (?:more|less|all)|load more|find out more|learn more|watch (?:the|our|more|now|live|this)|listen (?:to the|now|here)|explore (?:more|further)|discover more|swipe|tap (?:here|to)|mehr lesen|weiterlesen|lire la suite|leer más|читати далі|читать далее|детальніше|подробнее)(?:\s[^.!?]{0,140})?\s?(?:[»›→>…]|\.\.\.)?$/iu,
  ),
  rule(
    "contributors",
    "a line of contributors",
    400,
    /^[\s\-–—*([]{0,6}(?:with (?:assistance|reporting|additional reporting|contributions?|files|help) (?:from|by)|(?:additional|further|extra) (?:reporting|research|writing) (?:by|from)|(?:reporting|writing|editing|compiled|research|graphics?|production|text|interview) by\s\p{Lu}|contributing:|[\p{Lu}][\p{L}.'’ -]{3,120} contributed (?:to|reporting)|(?:the )?associated press (?:writers?|journalists?|reporters?) [\p{L}.,'’ -]{3,160} contributed)/iu,
  ),
  rule(
    "update-note",
    "the wire's note on what this version adds",
    500,
    /^\((?:updates?|adds?|recasts?|corrects?|rewrites?|refiles?|repeats?|removes?|clarifies|updated|corrected|this story|an earlier version|story (?:updated|corrected))\b[^()]{3,460}\)\.?$/iu,
  ),
  rule(
    "update-note",
    "a note on what this version changes",
    500,
    /^(?:(?:editor['’]?s['’]? note|correction|clarification|update|this (?:article|story|post|piece|report|headline) (?:was|has been|is being) (?:updated|corrected|amended|edited|modified|first published|originally published|changed|revised)|an earlier version of this|a previous version of this|(?:this is a )?developing story|this (?:is a )?breaking news)\b)(?=[\s\S]{0,480}$)(?:[^.]{0,300}(?:updated|corrected|amended|edited|published|version|check back|changed|developing|revised|clarif|misstated|error)|\s?(?:\([^)]{1,60}\))?\s?:)/iu,
  ),
  rule(
    "copyright",
    "a copyright line",
    500,
    /^[\s(]{0,3}(?:©|\(c\)\s?\d{4}|copyright\b|&copy;|materiał chroniony|wszelkie prawa|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|all rights reserved|alle rechte vorbehalten|tous droits réservés|всі права захищен|все права защищен)/iu,
  ),
  rule(
    "copyright",
    "a copyright line",
    260,
    /(?:^|\s)©\s?\d{4}|all rights reserved\.?$|^(?:reprinted|republished|used) (?:with|by) permission|^this (?:material|article|story|content) (?:may not be|is (?:protected|republished)|was (?:originally|first) published (?:on|by|at|in))/iu,
  ),
  rule(
    "comment",
    "a mark of the readers' comments",
    100,
    /^(?:(?:view|show|read|see|hide|join|post|leave|add|write|all|submit)?\s?(?:the |all |a |your )?(?:\d{1,6} )?(?:comments?|responses|replies|conversation|kommentare?|commentaires?|comentarios|коментар\p{L}{0,4}|комментар\p{L}{0,4}|leave a (?:comment|reply))\s?(?:\(\d{1,6}\)|:?\s?\d{1,6})?|comments (?:are closed|have been closed|off|disabled)[^.]{0,40}\.?|be the first to comment\.?|leave a (?:comment|reply)|what do you think\?|tell us what you think.{0,4}|have your say.{0,60})$/iu,
  ),
  rule(
    "comment",
    "a note on how comments are handled",
    320,
    /^(?:(?:please )?note|please|we |our |all |your |comments|attention|aten[çc][ãa]o|hinweis|kommentare|les commentaires|los comentarios|os comentários)(?:[^!?]{0,160}\bmoderating (?:all |our |the )?comments\b|[^!?]{0,60}\b(?:comments?|coment[áa]rios?|kommentare?|commentaires?)\b[^!?]{0,140}\b(?:moderated|moderators?|moderação|moderador\p{L}*|moderiert|modérés?|spam|abusive|off-topic|freigeschaltet)\b)/iu,
  ),
  rule("share", "a row of buttons to share", 220, new RegExp(`^(?:${shareWord}(?:[\\s,|/·•:!-]{1,4}|$)){1,20}$`, "iu")),
  rule(
    "share",
    "a call to share",
    120,
    /^(?:share (?:this|on|via|the|with|your|full|article|story)|tweet this|pin it|email this|print this|save (?:this|article|story)|copy (?:link|url)|gift (?:this )?article|bookmark|add to (?:favorites|reading list)|like this:?|teilen|artikel (?:teilen|drucken|merken)|partager|compartir|поділитися|поделиться)\b[^.!?]{0,60}[:.!]?$/iu,
  ),
  rule(
    "follow-us",
    "a call to follow the outlet",
    400,
    /^(?=[\s\S]{0,400}$)(?:please |and |or |also |to stay up.to.date |for (?:more|all|the latest|breaking)\b[^.!?]{0,140}?,? )?(?:follow|find|join|like|like and follow|connect with|chat with|message|tweet|add|visit) (?:us|our|@|the author|[\p{L} ]{2,40} on (?:x|twitter|facebook|instagram|telegram|bluesky|threads|linkedin|google news|whatsapp|tiktok|youtube)\b)/iu,
  ),
  rule(
    "follow-us",
    "a call to follow the outlet",
    400,
    /^(?:for (?:more|all|the latest|breaking|additional|further)\b[^.!?]{0,160}(?:follow|visit|subscribe|sign up|click|download|go to|join|see our|check out|head to|head over)\b|(?:folgen sie|suivez|síguenos|siguenos|siga|підписуйтесь|підписуйтеся|підпишіться|приєднуйтесь|подписывайтесь|подпишитесь|слідкуйте|следите)(?!\p{L})[\s\S]{0,220}(?:(?<!\p{L})(?:x|twitter|facebook|instagram|telegram|google|whatsapp|linkedin|youtube|viber|bluesky|threads|mastodon|tiktok|us|uns|nous|нас)(?!\p{L})|@\w|телеграм|телеграмі|фейсбук|вайбер|канал|твіттер))/iu,
  ),
  rule(
    "newsletter",
    "a call to subscribe",
    420,
    /^(?:please |already a |not a )?(?:sign up|sign in|subscribe|register|download (?:the|our)|get (?:the (?:latest|best|top|day)|our|unlimited|full access|more|breaking|all the|updates|alerts|news|email)|receive (?:the|our|daily|weekly)|join (?:thousands|millions|more than|our)|try (?:it|us|for)|enter your e-?mail|your e-?mail|start your (?:free )?(?:trial|day)|support (?:our|independent|us|quality)|donate|become a (?:member|subscriber|supporter|patron)|want (?:more|to read more|the latest|to get)|never miss|stay (?:informed|up to date|connected|tuned|ahead)|daily newsletter|our newsletters?|newsletters?\b|log ?in|create (?:an|your|a free) account|subscriber|unlock|to continue reading|to (?:read|view) (?:the full|this)|if you(?:['’]re| are) (?:seeing this|already a)|if you (?:enjoyed|liked) (?:reading )?this|bitte registrieren|this (?:article|content|story) is (?:for|available|reserved|only)|jetzt (?:abonnieren|anmelden)|abonnieren sie|melden sie sich|newsletter (?:abonnieren|bestellen)|abonnez|inscrivez|s['’]abonner|suscríbete|suscribirse|assine|iscriviti|підпишіться|підтримайте|подпишитесь|поддержите|hazte (?:miembro|socio|suscriptor)|únete a|werden? (?:sie )?(?:mitglied|abonnent)|devenez (?:membre|abonné)|faites un don|seja (?:membro|assinante)|(?:please )?(?:submit|send) (?:us )?(?:your|a) (?:letter|stor(?:y|ies)|tips?|photos?|news)|get [^.!?]{3,60} delivered)\b(?![\s\S]{0,200}\b(?:said|says|told)\b)/iu,
  ),
  rule(
    "newsletter",
    "a call to subscribe",
    260,
    /\b(?:(?:in|to|meet) your inbox|our (?:free )?(?:daily |weekly |morning |evening )?newsletter|email newsletter|by signing up,? you|you agree to (?:our|the)|privacy policy|unsubscribe at any time|terms (?:of (?:use|service)|and conditions))\b/iu,
  ),
  rule(
    "advertisement",
    "an advertisement's mark",
    140,
    /^(?:[-–—*\s]{0,4})(?:advertise?ments?|advertorial|advert|adverts|ad|ads|ad feedback|sponsored(?: by [\p{L} ]{1,40}| content| post)?|promoted|paid (?:post|content)|partner content|anzeige|werbung|publicité|publicidad|pubblicità|advertentie|реклама|annons|annonse|story continues(?: below)?(?: advertisement| ad)?|article continues (?:below|after)(?: this)?(?: advertisement| ad)?|continue reading(?: below| the main story)?|scroll (?:down )?(?:to|for) (?:continue|more)[^.!?]{0,40}|skip (?:ad|advertisement)|loading\.{0,3}|affiliate|shop now|buy now)(?:[-–—*\s:.…]{0,4})$/iu,
  ),
  rule(
    "caption",
    "a photo credit",
    320,
    /^[\s([]{0,3}(?:beitragsbild|titelbild|titelfoto|symbolbild|photos?|photograph|photographer|image|images|picture|pictures|picture credit|illustration|illustrations|graphic|video|file photo|file|foto|fotos|bild|bilder|crédits?|crédit photo|photo credits?|image credits?|credit|credits|фото|ілюстрація|иллюстрация|світлина|copyright|caption|image caption|image source|media caption|figure|(?:abb(?:ildung|\.)|fig(?:ure|\.)|bild|foto|рис\.) ?\d{1,3})\s?(?::|by\s\p{Lu}|courtesy|\/|©|via|—|\|)\s?\S?/iu,
  ),
  rule(
    "caption",
    "a photo credit",
    400,
    /(?<=\/|\bvia |(?:photo|image|picture|video|photos) by |[|(—–]\s?|\s-\s|^)(?:getty(?: images)?(?:\/\p{L}+)?|afp(?:\/getty(?: images)?)?|reuters|ap(?: photo)?|epa(?:-efe)?|efe|shutterstock|istock(?:photo)?|alamy|bloomberg|nurphoto|anadolu|picture[- ]alliance|imago|dpa|zuma(?: press)?|sipa|ukrinform|tass|usa today sports|unsplash|pixabay|wikimedia(?: commons)?|flickr|afp via getty(?: images)?|ap images|associated press)\s?[)\]]?\.?$/iu,
  ),
  rule(
    "caption",
    "a photo credit",
    300,
    /^\(?(?:ap photo|reuters|getty images|afp|epa|file photo|photo)\s?[/:]|\((?:ap photo|ap|reuters|afp|photo|file|pool|image|credit|getty|foto|фото)(?: photo)?[/: ][^()]{2,120}\)\.?$|^(?:reuters|afp|ap|epa)\/[\p{Lu}]/iu,
  ),
  rule(
    "read-time",
    "how long the reading takes",
    90,
    /^(?:(?:estimated )?(?:reading|read|listening) time:?\s?|listen to (?:this )?(?:article|story|post)\s?[·•|:-]?\s?|lesezeit:?\s?|temps de lecture\s?:?\s?|te(?:mpo|iempo) (?:de leitura|de lectura|di lettura):?\s?|czas czytania:?\s?|leestijd:?\s?|час читання:?\s?|время (?:чтения|на чтение):?\s?)?(?:≈|~|about )?\d{1,3}\s?-?(?:min(?:ute)?s?\.?|minut(?:en|os?|i|y)|хв\.?|хвилин\p{L}?|мин\.?|минут\p{L}?)(?:\s?(?:read|reading|listen|lesezeit|de lecture|читання|чтения|to read|watch))?\.?$/iu,
  ),
  rule(
    "read-time",
    "a button to listen",
    90,
    /^(?:listen to (?:this )?(?:article|story|post)|listen(?: now)?|play audio|audio|hear this (?:article|story)|\d{1,2}:\d\d)(?:\s?[·•|:-]\s?.{0,30})?$/iu,
  ),
  rule(
    "navigation",
    "a page's own controls",
    160,
    /^(?:home|menu|search|log ?in|log ?out|sign ?in|sign ?up|subscribe|my account|account|skip to (?:main )?(?:content|navigation)|back to (?:top|home|homepage)|to the top|top|close|next|previous|prev|back|cookie (?:settings|policy|preferences)|manage (?:cookies|preferences)|accept(?: all)?(?: cookies)?|reject all|privacy(?: policy| notice)?|terms(?: of (?:use|service)| (?:and|&) conditions)?|about(?: us)?|contact(?: us)?|advertise(?: with us)?|careers|help|faq|sitemap|site map|rss|imprint|impressum|datenschutz|agb|kontakt|startseite|accueil|inicio|головна|главная|меню|пошук|поиск|увійти|войти|нагору|наверх|zum seitenanfang|view (?:gallery|all|in browser|slideshow)|view this email in your browser[.]?|enlarge(?: this image)?|toggle caption|hide caption|open image (?:modal|in gallery)|expand|collapse|play|pause|mute|play video|watch video|transcript|font size|text size|print|pdf|tags?|topics?|categories|category|filed under|tagged|keywords?|source|sources|share|slideshow|gallery|photos?|videos?|live|breaking(?: news)?|exclusive|premium|updated|loading|edition|español|english|українська|русский|translate|unsubscribe|caption|captcha(?: code)?|page \d{1,3}(?: of \d{1,3})?|\d{1,3} of \d{1,3}|\d{1,3}\s?\/\s?\d{1,3}|[.…·•|*_=~#-]{1,80})[.:!]?$/iu,
  ),
  rule(
    "navigation",
    "a path of sections",
    160,
    /^(?:home|startseite|accueil|inicio|головна|главная|news|you are here)\s?[:>»›/|→]\s?[^.!?]{1,140}$/iu,
  ),
  rule(
    "navigation",
    "the page's tags",
    300,
    /^(?:tags?|topics?|filed under|filed in|posted in|categories|category|kategorien?|rubrik|catégories?|categor[ií]as?|keywords?|labels?|schlagwörter|themen|теги?|мітки|метки|ключові слова|рубрика)\s?:\s?[^.!?]{1,280}$/iu,
  ),
  rule(
    "navigation",
    "a notice on cookies or scripts",
    500,
    /^(?:(?:this|our) (?:web)?site uses cookies|we (?:and our partners )?use cookies|by (?:continuing|using|clicking|browsing)\b[^.]{0,160}(?:cookies|agree|consent|terms)|please enable (?:javascript|cookies)|javascript (?:is|must be)|your browser (?:does not|doesn['’]t)|you need (?:to enable )?javascript|diese website verwendet cookies|wir verwenden cookies|ce site utilise des cookies|este sitio (?:web )?utiliza cookies|мы используем|ми використовуємо (?:файли )?cookie|this video (?:can(?:no|')t|is not)|sorry, (?:this|your))/iu,
  ),
  rule(
    "advertisement",
    "a note on commissions",
    400,
    /\b(?:may|might|can|could) (?:earn|receive|get|make) (?:an? |some )?(?:small )?(?:affiliate )?commissions?\b|^\W{0,3}(?:werbung|anzeige)\b[.:]|\benthält (?:unbezahlte |bezahlte )?(?:werbung|affiliate)/iu,
  ),
  rule(
    "see-also",
    "a pointer to more on the subject",
    200,
    /^(?:more [\p{L}\d .'’&-]{2,60}|follow [\p{L}\d .'’&-]{2,80}):?(?: (?:at|on|here))?:? https?:\/\/\S+(?: and https?:\/\/\S+)?$|^reach the (?:reporters?|authors?|writers?)\b/iu,
  ),
  rule(
    "related",
    "a heading of related stories",
    40,
    /^[【■▼▶◆●\s]{0,3}(?:相关(?:阅读|新闻|文章|报道)|相關(?:新聞|文章|報導)|延伸阅读|延伸閱讀|推荐阅读|関連(?:記事|リンク|ニュース)|あわせて読みたい|こちらも(?:おすすめ|読まれています)|おすすめ(?:記事|の記事)?|人気記事|アクセスランキング|관련\s?(?:기사|뉴스)|많이 본 (?:뉴스|기사)|인기\s?기사|مواضيع ذات صلة|مقالات ذات صلة|اقرأ أيضا|İlgili haberler|İlginizi çekebilir)[】:：\s]{0,3}$/,
    true,
  ),
  rule(
    "see-also",
    "a pointer to another story",
    160,
    /^[【■▼▶◆●→\s]{0,3}(?:続きを読む|もっと見る|記事全文|次のページ|前のページ|查看更多|阅读全文|阅读更多|點我看|더\s?보기|기사\s?더보기|اقرأ أيض[اً]+\s?[:：]|İlgili haber\s?:)/,
  ),
  rule(
    "copyright",
    "a copyright line",
    160,
    /(?:저작권자|무단\s?(?:전재|복제)|版权所有|版權所有|著作権|無断転載|禁无断|转载请注明|未经授权)/,
  ),
  rule(
    "contributors",
    "who edited the story",
    60,
    /^[（(【[\s]{0,2}(?:[^】]{1,8}】\s?)?(?:责任编辑|責任編輯|责编|編輯|编辑|校对)\s?[:：]/,
  ),
  rule(
    "follow-us",
    "a call to follow the outlet",
    60,
    /^(?:关注|扫一扫|分享到|長按|长按识别|訂閱|フォローする|シェアする|ツイート)/,
  ),
  rule(
    "label",
    "the mark of a press release",
    90,
    /^(?:for immediate release|(?:press|news|media) (?:release|statement)|(?:under )?embargo(?:ed)?(?: until [^.!?]{3,60})?|(?:presse|medien)mitteilung|communiqué de presse|прес-реліз|-?\s?ends\s?-?|#{3,}|-\s?30\s?-)\s?:?$/iu,
  ),
  rule("other", "a web address", 300, /^(?:https?:\/\/|www\.)\S+$/iu),
];

function rule(
  reason: FurnitureReason,
  because: string,
  maxLength: number,
  pattern: RegExp,
  opensModule = false,
): LineRule {
  return { reason, because, fits: fitsInLowerCase(pattern), maxLength, ...(opensModule ? { opensModule } : {}) };
}

/** What the line is by its own words; undefined where it may be article. `line` is trimmed. */
export function judgeLine(line: string): Verdict | undefined {
  if (line.length > MAX_LINE) return undefined;
  if (!/[\p{L}\p{N}]/u.test(line)) return { reason: "markup", because: "a line without letters" };
  for (const { reason, because, maxLength, fits, opensModule } of rules) {
    if (line.length <= maxLength && fits(line)) return { reason, because, ...(opensModule ? { opensModule } : {}) };
  }
  return undefined;
}
