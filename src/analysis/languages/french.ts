/** French. */
import { type LanguageRules, verbForms, wordSet } from "./rules.ts";

export const french: LanguageRules = {
  verbs: verbForms({
    singular: `dit déclare affirme indique annonce précise ajoute explique estime souligne assure rappelle avertit confie écrit rapporte
 insiste prévient reconnaît raconte juge regrette répond conclut martèle poursuit note observe prétend soutient dénonce résume plaide
 déplore critique confirme dément réplique rétorque renchérit nuance proteste réagit ironise tranche glisse lance alerte
 déclarait affirmait expliquait ajoutait estimait`,
    plural: `disent déclarent affirment indiquent annoncent précisent ajoutent expliquent estiment soulignent assurent rappellent avertissent
 confient écrivent rapportent insistent préviennent reconnaissent racontent jugent regrettent répondent`,
  }),
  auxiliaries: new Map([
    ["a", { plural: false }],
    ["avait", { plural: false }],
    ["ont", { plural: true }],
    ["avaient", { plural: true }],
  ]),
  participles: wordSet(
    `dit déclaré affirmé indiqué annoncé précisé ajouté expliqué estimé souligné assuré rappelé averti confié écrit rapporté insisté prévenu
 reconnu raconté jugé regretté répondu conclu martelé poursuivi noté observé prétendu soutenu dénoncé résumé plaidé promis lancé réagi réaffirmé
 protesté répliqué commenté critiqué ironisé détaillé confirmé démenti rétorqué tranché alerté demandé salué`,
  ),
  that: wordSet("que qu'"),
  bareClause: false,
  as: wordSet("comme"),
  before: [["selon"], ["d'", "après"], ["d'après"], ["de", "l'", "avis", "de"], ["aux", "yeux", "de"]],
  owned: [],
  behind: new Set(),
  thus: new Set(),
  pronouns: new Map([
    ["il", "he"],
    ["elle", "she"],
  ]),
  definite: wordSet("le la les l' ce cette ces"),
  indefinite: wordSet("un une des plusieurs deux trois certains"),
  stops: wordSet(
    `à au aux avec avant après chez contre dans depuis en entre lors malgré par pendant pour sans sous sur vers et ou mais donc car que qu'
 qui lundi mardi mercredi jeudi vendredi samedi dimanche hier demain jeudi auprès devant dès alors tandis ensuite plus tôt tard ainsi encore`,
  ),
  passives: wordSet("été est sont était étaient fut"),
  unsaid: wordSet("n' ne pas jamais rien aurait auraient aura auront"),
  conditions: wordSet("si s'"),
  abouts: wordSet("de sur"),
  links: wordSet("de du des d' la le l' les von der van den"),
  fillers: wordSet("également aussi ensuite encore notamment alors par exemple"),
  days: wordSet("lundi mardi mercredi jeudi vendredi samedi dimanche hier aujourd'hui matin soir après-midi"),
  onDay: wordSet("ce"),
  possessives: wordSet("son sa ses leur leurs"),
  offices:
    /^(?:président|présidente|ministre|premier|première|chancelier|chancelière|chef|cheffe|secrétaire|maire|gouverneur|gouverneure|ambassadeur|ambassadrice|roi|reine|pape|commissaire|directeur|directrice|sénateur|sénatrice|député|députée|général|commandant|préfet|patron|patronne|dirigeant)$/u,
  unnamed:
    /^(?:porte-parole|responsable|responsables|diplomate|diplomates|fonctionnaire|expert|experte|experts|conseiller|conseillère|source|sources|analyste|témoin|témoins|soldat|chercheur|chercheuse|professeur|professeure|avocat|avocate|officier|habitant|habitante|économiste|historien|historienne|politologue)$/u,
  bodies:
    /^(?:gouvernement|ministère|police|armée|état-major|kremlin|commission|parlement|assemblée|sénat|agence|institut|parti|entreprise|groupe|marine|parquet|tribunal|cour|banque|journal|quotidien|magazine|chaîne|conseil|alliance|union|présidence|élysée|administration|services?|autorités|organisation|opposition|mairie|préfecture|quai|maison|défense|pentagone)$/u,
  places: wordSet(
    `ukraine russie france allemagne états-unis pologne europe moscou kiev kyiv berlin paris washington londres bruxelles pékin chine turquie
 royaume-uni italie espagne hongrie israël iran`,
  ),
  titles: new Map([
    ["m.", "he"],
    ["m", "he"],
    ["mme", "she"],
    ["mme.", "she"],
    ["mlle", "she"],
    ["monsieur", "he"],
    ["madame", "she"],
  ]),
  nounsHaveCapitals: false,
  nominative: (name) => name,
};
