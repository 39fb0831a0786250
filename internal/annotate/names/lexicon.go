package names

import "strings"

// set makes a set of the words in s.
func set(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// roles are nouns for one person that news reports use for speakers, in the
// singular. Words in -man, -woman, -person, -ist and -ologist count without
// standing here.
var roles = set(`
official spokesman spokeswoman spokesperson minister president premier chancellor
secretary senator congressman congresswoman lawmaker legislator representative
governor mayor councillor councilor deputy ambassador envoy diplomat consul
commissioner chairman chairwoman chair chairperson chief director head leader
boss executive ceo cfo founder co-founder owner manager president-elect nominee candidate
politician strategist adviser advisor aide operative campaigner activist organizer organiser
lawyer attorney solicitor barrister prosecutor judge justice magistrate sheriff
officer policeman policewoman constable detective inspector superintendent agent
general admiral colonel major captain lieutenant sergeant commander warlord strongman soldier veteran marine
doctor physician surgeon nurse paramedic patient epidemiologist virologist
scientist researcher professor lecturer teacher principal scholar academic historian
economist analyst expert pollster forecaster engineer architect technician
journalist reporter correspondent editor columnist author writer novelist blogger
critic commentator anchor host presenter broadcaster moderator publisher
actor actress singer musician artist comedian filmmaker producer
coach player captain striker manager trainer referee athlete
marshal commodore brigadier warden provost dean rector abbot
priest bishop archbishop cardinal pope rabbi imam pastor minister reverend vicar
king queen prince princess duke duchess monarch emperor sheikh emir
businessman businesswoman entrepreneur investor billionaire banker trader broker economist
worker employee staffer volunteer farmer driver pilot sailor fisherman miner builder
resident neighbour neighbor villager citizen voter supporter opponent protester protestor
demonstrator witness caller dispatcher survivor victim bystander passenger customer shopper tourist
student pupil graduate parent mother father son daughter brother sister wife husband widow
man woman boy girl teenager person guy lady gentleman mogul tycoon magnate
refugee migrant evacuee prisoner defendant suspect plaintiff accuser juror
negotiator mediator inspector investigator auditor regulator watchdog whistleblower insider
source observer monitor historian biographer coordinator administrator treasurer clerk
dictator ruler statesman democrat republican conservative liberal socialist
firefighter rescuer meteorologist geologist hydrologist seismologist speaker
newcomer incumbent frontrunner front-runner rival challenger running-mate
consultant counsellor counselor curator librarian mathematician philosopher physicist chemist pharmacist
therapist dentist vet midwife astronaut painter sculptor poet photographer composer conductor dancer
carpenter electrician mechanic plumber gardener chef cook baker butcher waiter waitress hunter shepherd
partner friend colleague relative cousin uncle aunt grandmother grandfather
gunman shooter attacker assailant killer murderer bomber robber burglar thief intruder kidnapper hijacker
`)

// collectives are nouns for organisations and bodies that speak as one.
var collectives = set(`
government administration intelligence ministry department agency company firm corporation
party campaign committee council court tribunal commission parliament senate
congress house cabinet union alliance coalition federation association
organization organisation group foundation institute university college school hospital
bank police army military navy force forces newspaper paper magazine website
network station broadcaster outlet agency publication journal bureau office team
service authority board panel watchdog regulator embassy kremlin church charity think-tank
embassy city town state country nation republic kingdom region club league
brigade division regiment militia command headquarters opposition press media
`)

// documents are nouns for things that say something.
var documents = set(`
report statement study poll survey analysis article post tweet letter email e-mail memo
document documents filing lawsuit complaint indictment affidavit book paper editorial column
review assessment estimate estimates data figures statistics numbers findings research
transcript video footage audio recording ad advertisement advert message note notice
announcement release communique communiqué bulletin briefing testimony
forecast forecasts projection projections census intelligence evidence records investigation
speech interview headline story stories law bill rule decree constitution resolution
ruling verdict judgment order guidelines rules website text
`)

// titles are words that stand before a person's name as part of a title.
var titles = set(`
mr mrs ms miss mx dr prof sir lord lady dame madam
sen rep gov rev fr hon lt col gen maj capt sgt cpl adm cmdr det supt pres sec
senator representative governor reverend father sister brother
president vice-president minister prime foreign defense defence interior finance
premier chancellor secretary general secretary-general speaker leader chief chairman
chairwoman chair director commissioner ambassador envoy mayor councilman councilwoman
councillor congressman congresswoman attorney judge justice sheriff detective officer
inspector superintendent general colonel major captain lieutenant sergeant commander admiral
marshal commodore brigadier warden provost dean rector abbot
king queen prince princess pope cardinal archbishop bishop rabbi imam pastor sheikh emperor
professor doctor coach spokesman spokeswoman spokesperson deputy ceo founder co-founder
editor author analyst economist strategist correspondent reporter columnist host
candidate nominee president-elect head manager executive lawmaker deputy
mp mep msp mla gran grandad granny grandpa
`)

// callings are role nouns of which a person in the news has one: who is called the
// mayor is not the clerk as well. Words for what somebody may be besides ("the
// author", "the leader") are not among them.
var callings = set(`
mayor governor sheriff judge justice magistrate clerk cashier doctor surgeon nurse paramedic
coach referee bishop archbishop cardinal pope pastor priest imam rabbi king queen prince princess
ambassador general colonel captain sergeant soldier sailor pilot driver detective constable inspector
firefighter fireman policeman policewoman trooper teacher principal headteacher student pupil
shopkeeper farmer fisherman fisherwoman baker waiter waitress carpenter miner butcher gardener
prosecutor witness gunman shooter burglar robber intruder midwife pharmacist plumber tenant landlord
`)

// womanly and manly are words that tell the gender of the person they name.
var (
	womanly = set(`mrs ms miss lady dame madam spokeswoman chairwoman congresswoman councilwoman
businesswoman policewoman actress queen princess duchess woman mother daughter sister wife widow
girl grandmother aunt`)
	manly = set(`mr sir lord spokesman chairman congressman councilman businessman policeman
king prince duke man father son brother husband boy gentleman grandfather uncle pope cardinal
archbishop fisherman statesman`)
)

// shortTitles are what titles are short for, or other words for their bearer.
var shortTitles = map[string]string{
	"sen": "senator", "rep": "congressman", "gov": "governor", "dr": "doctor", "prof": "professor",
	"gen": "general", "col": "colonel", "lt": "lieutenant", "capt": "captain", "sgt": "sergeant",
	"rev": "reverend", "secretary-general": "secretary", "adm": "admiral", "maj": "major",
	"chancellor": "chancellor", "congresswoman": "congresswoman", "det": "detective",
}

// organisers are words that make a name that of an organisation.
var organisers = set(`
ministry department agency university college school institute institution bank
council committee commission court senate congress parliament house party union
association federation society foundation trust group company corp corporation inc ltd llc plc
times post news herald tribune journal gazette guardian telegraph press radio tv television
magazine review daily observer chronicle network media agence service services bureau
office administration authority board police army navy guard force forces corps
center centre hospital church league club airlines airways motors industries holdings
organization organisation nations alliance coalition campaign fund campaigners laboratory
academy museum library exchange reserve treasury pentagon kremlin embassy consulate
watch international guild bureau assembly command secretariat directorate inspectorate observatory consortium
courier sentinel examiner inquirer
`)

// bodies are names of organisations that no other rule would know as such.
var bodies = set(`
nato kremlin pentagon reuters hamas hezbollah taliban interpol europol unicef unesco
google facebook twitter amazon microsoft apple tesla boeing toyota gazprom breitbart politico cnn bbc
`)

// places are names of continents, countries and a few capitals that stand for
// their governments.
var places = set(`
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
brazil brunei bulgaria burundi cambodia cameroon canada chad chile china colombia congo
croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini
ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala
guinea guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy
jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon lesotho
liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali
malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco mozambique
myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palau
panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa
senegal serbia seychelles singapore slovakia slovenia somalia spain sudan suriname sweden
switzerland syria taiwan tajikistan tanzania thailand togo tonga tunisia turkey türkiye
turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen
zambia zimbabwe britain england scotland wales america europe africa asia
london paris berlin moscow kyiv kiev beijing washington brussels tehran jerusalem ankara
warsaw rome madrid tokyo delhi geneva gaza crimea donbas donetsk luhansk kherson
california texas florida ohio michigan pennsylvania virginia georgia arizona nevada
wisconsin iowa illinois massachusetts colorado oregon minnesota missouri tennessee
alabama alaska arkansas connecticut delaware hawaii idaho indiana kansas kentucky louisiana
maine maryland mississippi montana nebraska oklahoma utah vermont wyoming
`)

// notNames are capitalised words that name no party: days, months, and words
// that open sentences.
var notNames = set(`
monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep oct
nov dec i i'm god internet javascript html english french german russian spanish chinese a.m p.m gmt
the a an this that these those no it he she we they you there here what when where who why how
and but or so if as in on at for from to of by with after before while although though
`)

// longPlaces are places whose names have several words and the form of a
// person's.
var longPlaces = func() map[string]bool {
	m := map[string]bool{}
	for _, p := range strings.Split(`new zealand,south africa,south korea,north korea,saudi arabia,sri lanka,costa rica,
el salvador,sierra leone,burkina faso,cape verde,east timor,ivory coast,south sudan,san marino,papua new guinea,
puerto rico,hong kong,united kingdom,great britain,northern ireland,new york,new york city,new jersey,new mexico,new hampshire,
north carolina,south carolina,north dakota,south dakota,west virginia,rhode island,los angeles,san francisco,san diego,
san antonio,san jose,las vegas,new orleans,salt lake city,kansas city,mexico city,new delhi,buenos aires,tel aviv,
rio de janeiro,sao paulo,são paulo,cape town,addis ababa,abu dhabi,kuala lumpur,new england,new south wales,nova scotia,
british columbia,prince edward island,hong kong island,west bank,gaza strip,middle east,far east,latin america,
north america,south america,central america,eastern europe,western europe,central asia,east jerusalem`, ",") {
		m[strings.TrimSpace(p)] = true
	}
	return m
}()

var (
	// storms are what storms are called before their names.
	storms = set("hurricane typhoon cyclone storm")
	// regions are words that make a name that of a place, and end no person's.
	regions = set(`county province peninsula river valley island islands mountain mountains archipelago desert plateau canyon gulf strait
		straits district region reservoir glacier`)
	// roads are words that make a name that of a road, and end hardly a person's.
	roads = set("street road rd ave avenue boulevard blvd highway parkway turnpike expressway freeway motorway")
	// sites are words that make a name that of a place unless a given name stands
	// before them, as people bear them, too.
	sites = set(`st lane drive row square plaza alley crescent terrace route states bay beach hill hills heights lake lakes creek brook falls bridge forest park point peak ridge harbor harbour
		ford mount port cape coast shore village town city township borough parish junction crossing airport station stadium arena mall tower
		cathedral zoo aquarium garden gardens palace castle cemetery dam trail trench sea ocean`)
	// sights are words that names of places begin with.
	sights = set(`mount mt cape lake fort port puerto punta isla camp los las saint st upper lower`)
	// compass are words for a part of a place, or names of places that begin with one.
	compass = set(`north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern
		southeastern southwestern central greater upstate downtown`)
	// things are words that make a name that of an event, a law, a day or the like.
	things = set(`war games olympics cup prize award medal day week eve year act bill amendment treaty agreement accord pact summit festival
		marathon parade convention debate plan deal initiative operation index bowl rocket telescope probe`)
	// trades are words that names of firms and clubs end in, and few of people.
	trades = set(`capital partners ventures holdings investments securities insurance financial finance asset management equity
		logistics freight shipping lines air airlines aviation aerospace rail railway railways motors automotive marine
		energy petroleum oil gas electric power solar mining steel metals chemicals materials water
		pharma pharmaceuticals pharmaceutical therapeutics biotech biosciences health healthcare medical optical
		technology technologies tech software systems semiconductor semiconductors electronics networks digital data interactive labs robotics
		foods beverages brewing stores supermarkets estates homes properties realty hotels resorts inns restaurants
		media pictures studios records entertainment images music broadcasting publishing wire
		research analytics consulting consultants associates advisers advisors solutions services products brands enterprises sons
		technical mercantile orbital brigade rovers athletic wanderers albion hotspur`)
	// either are role nouns that firms and bodies bear as well as people.
	either = set(`rival owner partner leader producer publisher broadcaster builder miner investor trader regulator watchdog source host
		opponent challenger monitor banker observer`)
	// heading are nouns that stand before the name of a firm or body at the head of a
	// sentence, with a capital for that alone.
	heading = set(`rival watchdog regulator supermarket carmaker chipmaker drugmaker automaker planemaker retailer insurer lender miner
		driller brewer grocer charity broadcaster newspaper start-up startup airline utility pollster consultancy conglomerate`)
)

// speech are verbs whose subject is likely to go on speaking.
var speech = set(`say tell report claim state announce add note explain argue warn insist suggest admit deny
confirm declare believe think estimate predict acknowledge allege assert comment complain conclude describe
emphasize emphasise indicate mention observe promise reply reveal stress write ask call recall demand urge`)

var (
	// deeds are verbs of what only persons and bodies do.
	deeds = set(`plan hope want intend decide agree refuse seek aim buy sell acquire own hire employ invest pledge promise vow sue
		investigate accuse consider propose approve reject oppose fund recruit deploy appoint withdraw cancel postpone negotiate
		find put lament forecast project reckon expect cite list blame`)
	// emptily are verbs that have "it" for a subject when nothing is meant by it.
	emptily = set("seem appear happen turn rain snow matter")
	// ready are adjectives that tell of a party what it may do: "it is ready to close".
	ready = set("ready willing able unable prepared unprepared committed confident sure open keen eager determined happy free aware reluctant")
)
