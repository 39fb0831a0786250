package claim

import "github.com/hearsay-project/hearsay"

// Measures that the program knows. A measure that is none of them is the verb
// or the noun as the text has it, which compares only with the same words.
//
// The measures of harm form a small lattice: killed and wounded are each a part
// of casualties; lost and losses leave open what they take in, unless the text
// says more. Definitions follow the standards of those who count:
//
//   - killed: died as a result of the event, whenever death came (Every
//     Casualty Worldwide, Standards for Casualty Recording, 2016; UCDP counts
//     only deaths).
//   - wounded: hurt and alive (Airwars, Civilian Harm Methodology: "injured").
//   - casualties: killed or wounded; in military use also captured and missing
//     (ACLED Codebook warns that reports mean either). It is kept as written.
//   - territory taken, lost: the area that a side has come to hold, or holds no
//     longer, whatever the word for it; "liberated" and "occupied" are the words of
//     the sides.
//   - lost, losses: as written; in reports on forces killed, irrecoverable, or
//     all who can no longer fight.
const (
	Killed           hearsay.Measure = "killed"
	Wounded          hearsay.Measure = "wounded"
	KilledAndWounded hearsay.Measure = "killed and wounded"
	Casualties       hearsay.Measure = "casualties"
	Lost             hearsay.Measure = "lost"
	Losses           hearsay.Measure = "losses"
	Missing          hearsay.Measure = "missing"
	Trapped          hearsay.Measure = "trapped"
	Captured         hearsay.Measure = "captured"
	Arrested         hearsay.Measure = "arrested"
	Displaced        hearsay.Measure = "displaced"
	Rescued          hearsay.Measure = "rescued"
	Released         hearsay.Measure = "released"
	Recruited        hearsay.Measure = "recruited"
	Sent             hearsay.Measure = "sent"
	ToBeSent         hearsay.Measure = "to be sent"
	Present          hearsay.Measure = "present"
	Held             hearsay.Measure = "held"
	Infected         hearsay.Measure = "infected"
	Ill              hearsay.Measure = "fallen ill"
	Hospitalized     hearsay.Measure = "in hospital"
	Treated          hearsay.Measure = "treated"
	Vaccinated       hearsay.Measure = "vaccinated"
	Jobs             hearsay.Measure = "job cuts"
	Attended         hearsay.Measure = "present at the event"
	OnBoard          hearsay.Measure = "on board"
	Shot             hearsay.Measure = "shot"    // hit by bullets, alive or not
	Stabbed          hearsay.Measure = "stabbed" // hit by a blade, alive or not
	TerritoryTaken   hearsay.Measure = "territory taken"
	TerritoryLost    hearsay.Measure = "territory lost"
)

// verbMeasures lead lemmas of verbs to measures.
var verbMeasures = map[string]hearsay.Measure{
	"kill": Killed, "die": Killed, "perish": Killed, "drown": Killed, "suffocate": Killed, "asphyxiate": Killed, "martyr": Killed, "slay": Killed, "murder": Killed,
	"wound": Wounded, "injure": Wounded, "hurt": Wounded, "maim": Wounded,
	"lose": Lost, "capture": Captured, "abduct": Captured, "kidnap": Captured,
	"arrest": Arrested, "detain": Arrested, "displace": Displaced, "evacuate": Displaced, "flee": Displaced, "uproot": Displaced,
	"rescue": Rescued, "save": Rescued, "release": Released, "free": Released, "escape": "escaped", "liberate": Released, "seize": Captured, "recruit": Recruited, "enlist": Recruited, "conscript": Recruited, "mobilize": Recruited, "mobilise": Recruited,
	"send": Sent, "deploy": Sent, "dispatch": Sent, "station": Present, "hold": Held, "control": Held, "occupy": Held,
	"infect": Infected, "treat": Treated, "hospitalize": Hospitalized, "hospitalise": Hospitalized, "vaccinate": Vaccinated, "immunize": Vaccinated, "immunise": Vaccinated, "inoculate": Vaccinated,
	"attend": Attended, "march": Attended, "gather": Attended, "rally": Attended, "protest": Attended, "demonstrate": Attended, "draw": Attended, "join": Attended, "come": Attended, "participate": Attended,
}

// nounMeasures lead lemmas of nouns and adjectives to measures.
var nounMeasures = map[string]hearsay.Measure{
	"death": Killed, "fatality": Killed, "dead": Killed, "body": Killed, "corpse": Killed, "killing": Killed, "toll": Killed,
	"injury": Wounded, "wounded": Wounded, "injured": Wounded,
	"casualty": Casualties, "loss": Losses, "missing": Missing, "unaccounted": Missing,
	"case": "cases", "infection": "cases", "prisoner": Captured, "captive": Captured, "hostage": Captured, "trapped": Trapped,
	"arrest": Arrested, "detention": Arrested, "refugee": Displaced, "evacuee": Displaced, "homeless": Displaced,
	"displacement": Displaced, "evacuation": Displaced, "abduction": Captured, "kidnapping": Captured, "release": Released, "liberation": Released, "hospitalization": Hospitalized, "hospitalisation": Hospitalized, "rescue": Rescued,
	"recruit": Recruited, "recruitment": Recruited, "conscript": Recruited, "survivor": "survived", "escape": "escaped", "aboard": OnBoard,
	"attendance": Attended, "crowd": Attended, "participant": Attended, "attendee": Attended, "protester": Attended, "protestor": Attended, "marcher": Attended, "demonstrator": Attended, "layoff": Jobs, "redundancy": Jobs, "vote": "votes",
	"kill": Killed, "die": Killed, "homicide": Killed, "slaying": Killed,
}

// persons are nouns that count people.
var persons = set(`national people person man woman child soldier troop serviceman servicewoman serviceperson personnel fighter civilian resident passenger worker
	employee staff member democrat democrats republican republicans victim recruit officer guard policeman protester protestor demonstrator patient villager inhabitant migrant tourist miner
	student pupil teacher doctor nurse prisoner conscript combatant militant insurgent rebel crew sailor pilot driver user voter family household body dead
	citizen consumer customer client subscriber settler captive hostage inmate suspect nurse farmer refugee other guest tenant traveller traveler commuter pedestrian neighbour neighbor volunteer activist journalist athlete spectator fan
	teen teenager youth youngster kid juvenile adult male female boy girl infant baby toddler parent mother father brother sister sibling relative bystander
	shopper motorist cyclist passerby gunman shooter attacker assailant robber intruder deputy trooper policewoman cop detective investigator firefighter
	paramedic medic veteran immigrant newcomer believer worshipper worshiper congregant clubgoer partygoer hiker skier climber camper swimmer reveller reveler
	supporter opponent backer docker specialist observer expert captain skipper nun monk priest bishop imam cleric cop guy lady gentleman banker analyst scientist researcher engineer
	technician mechanic lawyer attorney judge juror witness defendant plaintiff convict offender criminal thief smuggler trafficker dealer diplomat envoy ambassador delegate lawmaker
	senator deputy councillor councilor councilman mayor minister politician candidate official bureaucrat manager executive director trader broker investor shareholder buyer seller
	shopkeeper vendor trucker cyclist rider biker sailor fisherman marine airman sergeant commander sniper bomber suspect terrorist jihadist extremist guerrilla mercenary gendarme
	inspector peacekeeper rescuer diver lifeguard paratrooper reservist dancer singer musician actor artist writer author reporter photographer editor blogger
	graduate undergraduate freshman scholar professor lecturer trainee apprentice intern labourer laborer builder bricklayer carpenter plumber electrician cleaner cook waiter waitress
	chef baker butcher brewer miller herder shepherd grower rancher orphan widow twin toddler newborn pensioner retiree homeowner landlord renter lodger occupant householder
	pilgrim missionary bather surfer runner jogger walker contestant competitor referee caddie wrestler boxer golfer footballer cricketer racer jockey
	donor recipient applicant claimant beneficiary borrower depositor saver taxpayer viewer listener reader follower fan guest visitor holidaymaker vacationer clubber
	inhabitant native islander aborigine nomad asylum-seeker seeker exile stowaway castaway addict smoker drinker diabetic sufferer midwife surgeon physician dentist pharmacist
	paramedic psychologist therapist counsellor counselor caregiver babysitter nanny maid servant butler gardener janitor secretary clerk cashier accountant auditor adviser advisor
	consultant campaigner canvasser organiser organizer striker picketer looter rioter arsonist vandal squatter
	individual friend son daughter cousin uncle aunt niece nephew grandchild grandson granddaughter grandmother grandfather grandparent husband wife spouse classmate schoolmate roommate
	coworker co-worker colleague teammate perpetrator culprit fugitive killer murderer hijacker kidnapper invader agent operative aide staffer legislator commissioner informant
	cadet elder detainee foreigner muslim christian jew hindu sikh buddhist yazidi shiite sunni alawite druze kurd rohingya uyghur tutsi hutu
	bodyguard commando onlooker mourner concertgoer churchgoer festivalgoer moviegoer theatergoer beachgoer filmgoer loyalist separatist bandit
	secessionist nationalist monarchist islamist islamists jihadi conspirator plotter abductor poacher pirate marcher dissident defector deserter
	returnee evacuee deportee widower bride groom schoolchild schoolgirl schoolboy housemate flatmate veterinarian fireman hunter angler fisherwoman
	peasant merchant hawker porter barman bartender barrister magistrate bailiff sheriff constable lieutenant colonel brigadier
	infantryman interpreter translator welder academic headteacher librarian curator congressman congresswoman governor apparatchik negotiator
	hacker scammer fraudster embezzler spy mediator cameraman broadcaster presenter columnist filmmaker actress comedian poet novelist umpire motorcyclist scooterist straphanger stewardess
	cabbie courier postman mailman rabbi nuns preacher pastor parishioner devotee mullah sightseer backpacker diner`)

// lifeless, harmed and goneMissing are words that together show that a figure takes in the killed and the
// wounded, and the missing and captured as well; worse are words before them.
var (
	lifeless    = set("killed dead")
	harmed      = set("wounded injured hurt maimed")
	goneMissing = set("gone went taken going listed reported declared")
	worse       = set("seriously severely badly gravely critically heavily otherwise")
)

// ratios are verbs and adverbs that say by which factor something changed.
var ratios = map[string]int64{"double": 200, "doubled": 200, "triple": 300, "tripled": 300, "treble": 300, "quadruple": 400, "halve": 50}

// announces are verbs by whose subject a figure is vouched for, though nothing
// is quoted.
var announces = set("recognize recognise identify measure calculate assess tally document verify log project forecast predict acknowledge admit disclose declare reckon propose advocate tout boast demand urge request vow plan warn note argue cite seek recommend revise announce report record register estimate count confirm hail laud lament bemoan decry publish release pledge promise approve unveil reveal say state claim put arrive expect speak")

// founds are verbs of giving money, by whose subject a sum is vouched for.
var founds = set("set establish create allocate earmark grant")

// posts are nouns for jobs; cuts are verbs that do away with them.
var (
	posts = set("job position role post")
	cuts  = set("cut remove eliminate axe shed slash lose scrap abolish go")
)

// tells are verbs of telling, counting and changing. They say who vouches for a
// number or how it moves, never what it measures.
var tells = set(`say tell speak report record measure count announce estimate put give make reach include total add note claim show answer mean
	have be do take get become remain stay bring arrive stand see find know plan expect raise lower rise fall grow reduce correspond amount contain`)

// states are words that stand behind a form of "be" and say what the people
// counted before it are.
var states = map[string]hearsay.Measure{
	"captive": Captured, "hostage": Captured, "missing": Missing, "unaccounted": Missing, "trapped": Trapped, "homeless": Displaced, "displaced": Displaced, "dead": Killed, "deceased": Killed, "killed": Killed, "slain": Killed, "injured": Wounded, "wounded": Wounded, "hurt": Wounded,
	"arrested": Arrested, "detained": Arrested, "captured": Captured, "evacuated": Displaced, "rescued": Rescued, "aboard": OnBoard, "hospitalised": Hospitalized, "hospitalized": Hospitalized,
	"vaccinated": Vaccinated, "infected": Infected, "alive": "survived", "freed": Released, "released": Released, "ill": Ill, "sick": Ill,
}
