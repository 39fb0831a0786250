package quantity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

// show writes a quantity as "bound low..high unit [words] per".
func show(text string, f Found) string {
	end := func(d interface{ String() string }, open bool) string {
		if open {
			return "*"
		}
		return d.String()
	}
	s := fmt.Sprintf("%s %s..%s %s [%s]", f.Bound, end(f.Low, f.Low == nil), end(f.High, f.High == nil), f.Unit, f.Span.Of(text))
	if f.Per != "" {
		s += " " + f.Per
	}
	return s
}

func TestRead(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"fell from 2,310 sworn officers in 2018 to 2,564 in 2021", []string{"exactly 2310..2310 1 [2,310]", "exactly 2564..2564 1 [2,564]"}},
		{"two .38-caliber handguns, a .45 and a 12-gauge shotgun", []string{"exactly 2..2 1 [two]"}},
		{"a 9mm pistol, a 9 mm handgun, 9 mm of rain and a 120 mm shell", []string{"exactly 9..9 mm [9 mm]", "exactly 120..120 mm [120 mm]"}},
		{"up .5 percent, or .05 of it", []string{"exactly 0.5..0.5 % [.5 percent]", "exactly 0.05..0.05 1 [.05]"}},
		{"CBS News 8 and Fox 5 said, and 7 Action News", nil},
		{"Breaking News 5 dead", []string{"exactly 5..5 1 [5]"}},
		{"killed in Osk 1 / 12 Back to Gallery", nil},
		{"the Sept. 11 attacks and the March 6 meeting, in May 12 people", []string{"exactly 12..12 1 [12]"}},
		{"2017 has been dry. Copyright 2014 Osk News", nil},
		{"more than half of it in the second half of the year", []string{"more than 0.5..* 1 [more than half]"}},
		{"at (800)-SPEAK-UP, call 800-SPEAKUP or (609) 265- 7113, the line at 253 856-5808, (702 385-5555", nil},
		{"The women, both 22, were hurt", nil},
		{"Lind, 24 and Orr, 23, died", nil},
		{"Ada Lind, 24 and pregnant, and Orr, 37, and so on", nil},
		{"They are 28 and 31 years old", nil},
		{"In New York, 24 was enough, in Osk, 37 and 40 rivers", []string{"exactly 24..24 1 [24]", "exactly 37..37 1 [37]", "exactly 40..40 1 [40]"}},
		{"no details about the five victims, about five victims", []string{"exactly 5..5 1 [five]", "about 5..5 1 [about five]"}},
		{"in the lead up to the 12 debates", []string{"exactly 12..12 1 [12]"}},
		{"Boy, 4, Dies", nil},
		{"argued over a pair of shoes, for over a dozen days", []string{"exactly 2..2 1 [a pair of]", "more than 12..* d [over a dozen days]"}},
		{"the Hawaii Five-0 show", []string{"exactly 0..0 1 [0]"}},
		{"They lost 35,000 men.", []string{"exactly 35000..35000 1 [35,000]"}},
		{"More than 900,000 people, of whom 250,000 were hurt", []string{"more than 900000..* 1 [More than 900,000]", "exactly 250000..250000 1 [250,000]"}},
		{"losses have exceeded 600,000", []string{"more than 600000..* 1 [exceeded 600,000]"}},
		{"A lorry ran over two cyclists and knocked over 3 stalls", []string{"exactly 2..2 1 [two]", "exactly 3..3 1 [3]"}},
		{"It ran over two miles and won over 300 prizes in over two years", []string{"more than 2..* [mi_i] [over two miles]", "more than 300..* 1 [over 300]", "more than 2..* a [over two years]"}},
		{"a quarrel over €35", []string{"exactly 35..35 EUR [€35]"}},
		{"the trial over $2 million in missing money", []string{"exactly 2000000..2000000 USD [$2 million]"}},
		{"the trial cost over $2 million", []string{"more than 2000000..* USD [over $2 million]"}},
		{"over $200 million from Felling", []string{"more than 200000000..* USD [over $200 million]"}},
		{"a US$1.2bn loan and €350m more", []string{"exactly 1200000000..1200000000 USD [US$1.2bn]", "exactly 350000000..350000000 EUR [€350m]"}},
		{"less than 100 sq. km of land", []string{"less than *..100 km2 [less than 100 sq. km]"}},
		{"90 percent of the land, 12.5 per cent, 3%", []string{"exactly 90..90 % [90 percent]", "exactly 12.5..12.5 % [12.5 per cent]", "exactly 3..3 % [3%]"}},
		{"between 40 and 60 fighters", []string{"between 40..60 1 [between 40 and 60]"}},
		{"5,000–7,000 tents", []string{"between 5000..7000 1 [5,000–7,000]"}},
		{"trillions of dollars", []string{"at least 1000000000000..* USD [trillions of dollars]"}},
		{"a hundred and twelve arrests", []string{"exactly 112..112 1 [a hundred and twelve]"}},
		{"strewn for more than a mile", []string{"more than 1..* [mi_i] [more than a mile]"}},
		{"they walked a mile", nil},
		{"broke windows a mile away", []string{"exactly 1..1 [mi_i] [a mile]"}},
		{"one home in six", []string{"exactly 0.166667..0.166667 1 [one home in six]"}},
		{"going from 46 percent on May 14 to 55 percent", []string{"exactly 46..46 % [46 percent]", "exactly 55..55 % [55 percent]"}},
		{"However, two in three said so", []string{"exactly 0.666667..0.666667 1 [two in three]"}},
		{"won two in three days", []string{"exactly 2..2 1 [two]", "exactly 3..3 d [three days]"}},
		{"was going no faster than 5 mph", []string{"at most *..5 [mi_i]/h [no faster than 5 mph]"}},
		{"no house taller than 10 metres", []string{"at most *..10 m [taller than 10 metres]"}},
		{"cracks wider than 3 inches", []string{"more than 3..* [in_i] [wider than 3 inches]"}},
		{"150 micrograms per cubic metre", []string{"exactly 150..150 ug/m3 [150 micrograms per cubic metre]"}},
		{"raised it by half a point, not a quarter point", []string{"exactly 0.5..0.5 1 [half a]", "exactly 0.25..0.25 1 [a quarter]"}},
		{"one man in two cars", []string{"exactly 2..2 1 [two]"}},
		{"odds of one in 71,000", []string{"exactly 0.000014..0.000014 1 [one in 71,000]"}},
		{"four of every ten", []string{"exactly 0.4..0.4 1 [four of every ten]"}},
		{"cut by half, then risen by a third", []string{"exactly 0.5..0.5 1 [half]", "exactly 0.333333..0.333333 1 [a third]"}},
		{"would pay about a third less", []string{"about 0.333333..0.333333 1 [about a third]"}},
		{"a third driver", nil},
		{"in Osk, a place of barely 400 people", []string{"about 400..400 1 [barely 400]"}},
		{"expel “no fewer than” 23 men", []string{"at least 23..* 1 [no fewer than” 23]"}},
		{"well below the 3.1% forecast", []string{"exactly 3.1..3.1 % [3.1%]"}},
		{"carts do 15 km/h at best", []string{"at most *..15 km/h [15 km/h at best]"}},
		{"12 jailed over 2009 riot", []string{"exactly 12..12 1 [12]"}},
		{"over 2009 people", []string{"more than 2009..* 1 [over 2009]"}},
		{"a million and a half people", []string{"exactly 1500000..1500000 1 [a million and a half]"}},
		{"the toll rose by 12 to 340", []string{"exactly 12..12 1 [12]", "exactly 340..340 1 [340]"}},
		{"sales tripled from 20 to 60", []string{"exactly 20..20 1 [20]", "exactly 60..60 1 [60]"}},
		{"it will grow by 10 to 15 seats", []string{"between 10..15 1 [10 to 15]"}},
		{"passed by 12 to 340 men", []string{"between 12..340 1 [12 to 340]"}},
		{"of the girls, 12 and 14 boats", []string{"exactly 12..12 1 [12]", "exactly 14..14 1 [14]"}},
		{"gained $3.85 to $90.60", []string{"exactly 3.85..3.85 USD [$3.85]", "exactly 90.6..90.6 USD [$90.60]"}},
		{"now 28p a wash, at 5p.m.", []string{"exactly 0.28..0.28 GBP [28p]"}},
		{"pressure of 938 millibars", []string{"exactly 938..938 mbar [938 millibars]"}},
		{"fees of between $50,000 and $2 million", []string{"between 50000..2000000 USD [between $50,000 and $2 million]"}},
		{"sold 5 to 7 million", []string{"between 5000000..7000000 1 [5 to 7 million]"}},
		{"hold either 2 billion or 3 billion tons", []string{"exactly 2000000000..2000000000 1 [2 billion]", "exactly 3000000000..3000000000 t [3 billion tons]"}},
		{"fell by between a quarter and a third", []string{"between 0.25..0.333333 1 [between a quarter and a third]"}},
		{"between the second and a third driver", nil},
		{"keeping a quarter of a million children at home", []string{"exactly 250000..250000 1 [a quarter of a million]"}},
		{"rolled a third of a mile", []string{"exactly 0.333333..0.333333 [mi_i] [a third of a mile]"}},
		{"rowed a quarter mile", []string{"exactly 0.25..0.25 [mi_i] [a quarter mile]"}},
		{"a mile and a half off Osk Point", []string{"exactly 1.5..1.5 [mi_i] [a mile and a half]"}},
		{"fell one percent, by one liter", []string{"exactly 1..1 % [one percent]", "exactly 1..1 L [one liter]"}},
		{"stores a third full", []string{"exactly 0.333333..0.333333 1 [a third]"}},
		{"nearing $20 trillion", []string{"about 20000000000000..20000000000000 USD [nearing $20 trillion]"}},
		{"closer to the 12 percent of May", []string{"exactly 12..12 % [12 percent]"}},
		{"is now near 540,000", []string{"about 540000..540000 1 [near 540,000]"}},
		{"edged up to 5.6%, a line up to 40 feet long", []string{"exactly 5.6..5.6 % [5.6%]", "at most *..40 [ft_i] [up to 40 feet]"}},
		{"burns over 80 percent of his body", []string{"exactly 80..80 % [80 percent]"}},
		{"buried under eight feet of snow, under eight feet", []string{"exactly 8..8 [ft_i] [eight feet]", "less than *..8 [ft_i] [under eight feet]"}},
		{"a loss of $40 million, give or take", []string{"about 40000000..40000000 USD [$40 million, give or take]"}},
		{"three-in-five insiders", []string{"exactly 0.6..0.6 1 [three-in-five]"}},
		{"at 18 kilometers a second", []string{"exactly 18..18 km/s [18 kilometers a second]"}},
		{"working 35-plus hours a week", []string{"at least 35..* h [35-plus hours a week] P1W"}},
		{"31 percent had a second job", []string{"exactly 31..31 % [31 percent]"}},
		{"12 drops a second on Friday", []string{"exactly 12..12 1 [12] PT1S"}},
		{"the seven-member panel", []string{"exactly 7..7 1 [seven]"}},
		{"the 150,000-square-foot hall", []string{"exactly 150000..150000 [sft_i] [150,000-square-foot]"}},
		{"Hide Caption 18 of 59", nil},
		{"20 to 30 houses", []string{"between 20..30 1 [20 to 30]"}},
		{"five to seven million", []string{"between 5000000..7000000 1 [five to seven million]"}},
		{"two hundred and fifty thousand", []string{"exactly 250000..250000 1 [two hundred and fifty thousand]"}},
		{"half a million people", []string{"exactly 500000..500000 1 [half a million]"}},
		{"less than half of 1 percent of them", []string{"less than *..0.5 % [less than half of 1 percent]"}},
		{"more than half a percentage point", []string{"more than 0.5..* {percentage point} [more than half a percentage point]"}},
		{"half a mile away", []string{"exactly 0.5..0.5 [mi_i] [half a mile]"}},
		{"up to 5.1 million pounds of thrust", []string{"at most *..5100000 [lbf_av] [up to 5.1 million pounds]"}},
		{"3 million pounds of rice", []string{"exactly 3000000..3000000 [lb_av] [3 million pounds]"}},
		{"3 million pounds of damage", []string{"exactly 3000000..3000000 GBP [3 million pounds]"}},
		{"seven out of 11 states", []string{"exactly 7..7 1 [seven out of 11]"}},
		{"three out of four voters", []string{"exactly 0.75..0.75 1 [three out of four]"}},
		{"thanks to the thousands of volunteers", []string{"at least 1000..* 1 [thousands]"}},
		{"a story about two men", []string{"exactly 2..2 1 [two]"}},
		{"three years and two months in jail", []string{"exactly 38..38 mo [three years and two months]"}},
		{"runs 3 years, 2 months, 14 days", []string{"exactly 3..3 a [3 years]", "exactly 2..2 mo [2 months]", "exactly 14..14 d [14 days]"}},
		{"complaints about 340 sites", []string{"exactly 340..340 1 [340]"}},
		{"tens of thousands fled", []string{"at least 10000..* 1 [tens of thousands]"}},
		{"dozens were missing", []string{"at least 12..* 1 [dozens]"}},
		{"about a dozen boats", []string{"about 12..12 1 [about a dozen]"}},
		{"people who spend 100 grand to get in, two grand juries", []string{"exactly 100000..100000 USD [100 grand]", "exactly 2..2 1 [two]"}},
		{"up 400,000 plus jobs, and 20 plus tax", []string{"at least 400000..* 1 [400,000 plus]", "exactly 20..20 1 [20]"}},
		{"is “99.9” percent certain, the “20” mark", []string{"exactly 99.9..99.9 % [99.9” percent]", "exactly 20..20 1 [20]"}},
		{"it rarely exceeds 70 euros, and must not exceed 40", []string{"at most *..70 EUR [exceeds 70 euros]", "at most *..40 1 [exceed 40]"}},
		{"it not only exceeded 30 but exceeds 20", []string{"more than 30..* 1 [exceeded 30]", "more than 20..* 1 [exceeds 20]"}},
		{"the death toll has passed 100 and neared 200", []string{"more than 100..* 1 [passed 100]", "about 200..200 1 [neared 200]"}},
		{"The number of cases approached 5,000; the bill may top $2 million", []string{"about 5000..5000 1 [approached 5,000]", "more than 2000000..* USD [top $2 million]"}},
		{"Toll tops 300, did not pass 400", []string{"more than 300..* 1 [tops 300]", "exactly 400..400 1 [400]"}},
		{"she passed 12 exams, crossed 12 borders and approached 20 firms", []string{"exactly 12..12 1 [12]", "exactly 12..12 1 [12]", "exactly 20..20 1 [20]"}},
		{"the total of the top 10 passed", []string{"exactly 10..10 1 [10]"}},
		{"lost by five-and-a-half points", []string{"exactly 5.5..5.5 1 [five-and-a-half]"}},
		{"about 2,300 tons (2,095 metric tons) of 40 tons", []string{"about 2300..2300 [ston_av] [about 2,300 tons]", "exactly 2095..2095 t [2,095 metric tons]", "exactly 40..40 t [40 tons]"}},
		{"several thousand teachers, a few hundred others", []string{"at least 1000..* 1 [several thousand]", "at least 100..* 1 [few hundred]"}},
		{"the number of gunmen at five, maybe six", []string{"between 5..6 1 [five, maybe six]"}},
		{"barely a tenth is insured; a third is dead", []string{"about 0.1..0.1 1 [barely a tenth]"}},
		{"almost 12 straight years and four more hours of it", []string{"about 12..12 a [almost 12 straight years]", "exactly 4..4 h [four more hours]"}},
		{"Rs. 5,000 and Rs 500 crore, KSh 2 million, MX$50", []string{"exactly 5000..5000 INR [Rs. 5,000]", "exactly 5000000000..5000000000 INR [Rs 500 crore]", "exactly 2000000..2000000 KES [KSh 2 million]", "exactly 50..50 MXN [MX$50]"}},
		{"R1.2 billion in grants, N50bn, and R2 and R2D2 in N50 Street", []string{"exactly 1200000000..1200000000 ZAR [R1.2 billion]", "exactly 50000000000..50000000000 NGN [N50bn]"}},
		{"75¢ each, $15/hr", []string{"exactly 0.75..0.75 USD [75¢]", "exactly 15..15 USD [$15/hr] PT1H"}},
		{"30 mpg, a 7 nm chip, 197 Nm, 369 lb.-ft. of torque", []string{"exactly 30..30 [mi_i]/[gal_us] [30 mpg]", "exactly 7..7 nm [7 nm]", "exactly 197..197 N.m [197 Nm]", "exactly 369..369 [ft_i].[lbf_av] [369 lb.-ft.]"}},
		{"at 20 m/s, 20 km per hour, a 3-percentage-point lead, up 3pp", []string{"exactly 20..20 m/s [20 m/s]", "exactly 20..20 km/h [20 km per hour]", "exactly 3..3 {percentage point} [3-percentage-point]", "exactly 3..3 {percentage point} [3pp]"}},
		{"a quarter-point cut, a quarter of a percentage point, a half percentage point", []string{"exactly 0.25..0.25 {percentage point} [a quarter-point]", "exactly 0.25..0.25 {percentage point} [a quarter of a percentage point]", "exactly 0.5..0.5 {percentage point} [a half percentage point]"}},
		{"1-in-5 boys, two out of every five girls", []string{"exactly 0.2..0.2 1 [1-in-5]", "exactly 0.4..0.4 1 [two out of every five]"}},
		{"a couple of dozen of a couple of men, a couple hundred", []string{"exactly 24..24 1 [a couple of dozen]", "exactly 2..2 1 [a couple of]", "exactly 200..200 1 [a couple hundred]"}},
		{"a half-million people, a quarter of a million, a half-mile", []string{"exactly 500000..500000 1 [a half-million]", "exactly 250000..250000 1 [a quarter of a million]", "exactly 0.5..0.5 [mi_i] [a half-mile]"}},
		{"an hour and a half, half an hour, a half-hour", nil},
		{"hundreds, if not thousands, fled", []string{"at least 100..* 1 [hundreds, if not thousands]"}},
		{"several hundred million dollars", []string{"at least 100000000..* USD [several hundred million dollars]"}},
		{"north of $5 million, north of 30 streets, just shy of 40, 20-odd boats", []string{"more than 5000000..* USD [north of $5 million]", "exactly 30..30 1 [30]", "less than *..40 1 [shy of 40]", "about 20..20 1 [20-odd]"}},
		{"not even 30 came for as little as $5, up +3%", []string{"less than *..30 1 [not even 30]", "at least 5..* USD [as little as $5]", "exactly 3..3 % [3%]"}},
		{"Gunman Kills 5 At Mall, Police Arrest 9 Men", []string{"exactly 5..5 1 [5]", "exactly 9..9 1 [9]"}},
		{"GUNMAN KILLS 5 PEOPLE", []string{"exactly 5..5 1 [5]"}},
		{"a Boeing 737 Max, Channel 4 News, Apollo 11 Crew", nil},
		{"Trump has 35 percent, Cruz 20 and Kasich 15.", []string{"exactly 35..35 % [35 percent]", "exactly 20..20 1 [20]", "exactly 15..15 1 [15]"}},
		{"sold 3 million phones, an Orvo 11 and Channel 4", []string{"exactly 3000000..3000000 1 [3 million]"}},
		{"from 1 in 1,000 to 3 in 10,000", []string{"exactly 0.001..0.001 1 [1 in 1,000]", "exactly 0.0003..0.0003 1 [3 in 10,000]"}},
		{"from $8,000 to more than $20,000 in fees, rose from 31 to more than 43", []string{"between 8000..20000 USD [from $8,000 to more than $20,000]", "exactly 31..31 1 [31]", "more than 43..* 1 [more than 43]"}},
		{"she trails 39 percent to 52 percent", []string{"exactly 39..39 % [39 percent]", "exactly 52..52 % [52 percent]"}},
		{"burned at least 44,000 of the 61,000 acres, 11 of the 40 boats", []string{"at least 44000..* [acr_us] [at least 44,000]", "exactly 61000..61000 [acr_us] [61,000 acres]", "exactly 11..11 1 [11]", "exactly 40..40 1 [40]"}},
		{"the initial dozen offerings, sold by the dozen", []string{"exactly 12..12 1 [dozen]"}},
		{"more than 1,000 people a day", []string{"more than 1000..* 1 [more than 1,000] P1D"}},
		{"up from 900 a year earlier", []string{"exactly 900..900 1 [900]"}},
		{"up from 900 a day before.", []string{"exactly 900..900 1 [900]"}},
		{"900 a day before the war", []string{"exactly 900..900 1 [900 a day] P1D"}},
		{"some 60 metres deep", []string{"about 60..60 m [some 60 metres]"}},
		{"a third of the crew", []string{"exactly 0.333333..0.333333 1 [a third]"}},
		{"two-thirds of voters", []string{"exactly 0.666667..0.666667 1 [two-thirds]"}},
		{"20 or more", []string{"at least 20..* 1 [20 or more]"}},
		{"it fell below $US6,500", []string{"less than *..6500 USD [below $US6,500]"}},
		{"it traded near $14,000 near 40 houses", []string{"about 14000..14000 USD [near $14,000]", "exactly 40..40 1 [40]"}},
		{"hundreds of millions of dollars and millions of euros", []string{"at least 100000000..* USD [hundreds of millions of dollars]", "at least 1000000..* EUR [millions of euros]"}},
		{"an error of plus or minus 3.2 percentage points", []string{"exactly 3.2..3.2 {percentage point} [3.2 percentage points]"}},
		{"More than 6 in 10 voters", []string{"more than 0.6..* 1 [More than 6 in 10]"}},
		{"Three in four agreed", []string{"exactly 0.75..0.75 1 [Three in four]"}},
		{"they won three in four states", []string{"exactly 3..3 1 [three]", "exactly 4..4 1 [four]"}},
		{"Although 15 of the boats sank", []string{"exactly 15..15 1 [15]"}},
		{"a $20-plus billion plan", []string{"at least 20000000000..* USD [$20-plus billion]"}},
		{"at 7:30 on 24/7 duty", nil},
		{"by 7 a.m. or 8 pm", nil},
		{"the 34-year-old of Route 6 in an F-16", nil},
		{"Ada Holm, 69, and Pelle Madsen Jr., 25, were hurt", nil},
		{"Image 6 of 12 A woman", nil},
		{"call (305) 555-0147 or 1-800-555-0147, 555-0147 or 471-TIPS (8477)", nil},
		{"call 020 7946 0018, 01632 960 001 or +44 20 7946 0018", nil},
		{"a girl, 15; a boy, 14; and the man, 31, were hurt", nil},
		{"in the 2500 block of Mill Street, men in their early 30's, ages 19, 21 and 22, under the age of 10", nil},
		{"the 3rd of 10th", nil},
		{"0.0.0.0 and 12,34,5", nil},
		{"it adds up to 40 tonnes, short of the 50 promised", []string{"exactly 40..40 t [40 tonnes]", "exactly 50..50 1 [50]"}},
		{"it dropped more than $11 billion to $106 billion", []string{"more than 11000000000..* USD [more than $11 billion]", "exactly 106000000000..106000000000 USD [$106 billion]"}},
		{"they will boost the number of places from 70 to 85", []string{"exactly 70..70 1 [70]", "exactly 85..85 1 [85]"}},
		{"the share rose from 30% to 45%, and the line grew from 5 km to 7 km", []string{"exactly 30..30 % [30%]", "exactly 45..45 % [45%]", "exactly 5..5 km [5 km]", "exactly 7..7 km [7 km]"}},
		{"the toll climbed past 1,000, and they drove past 12 houses", []string{"more than 1000..* 1 [past 1,000]", "exactly 12..12 1 [12]"}},
		{"the bill passed 52 to 48", []string{"exactly 52..52 1 [52]", "exactly 48..48 1 [48]"}},
		{"one in every five homes, one child every 12 seconds", []string{"exactly 0.2..0.2 1 [one in every five]", "exactly 12..12 s [12 seconds]"}},
		{"more than nine of 10 voters, nine of 10 defendants", []string{"more than 0.9..* 1 [more than nine of 10]", "exactly 9..9 1 [nine]", "exactly 10..10 1 [10]"}},
		{"a magnitude-6.4 quake, an F-16", []string{"exactly 6.4..6.4 1 [6.4]"}},
		{"rates range from 5% to 10%", []string{"between 5..10 % [5% to 10%]"}},
		{"from $10 in the summer of 2020 to $68", []string{"exactly 10..10 USD [$10]", "exactly 68..68 USD [$68]"}},
		{"estimates range from 70 to 85", []string{"between 70..85 1 [from 70 to 85]"}},
		{"one of the guards", nil},
		{"minus five degrees Celsius and -2.5 °C", []string{"exactly -5..-5 Cel [minus five degrees Celsius]", "exactly -2.5..-2.5 Cel [-2.5 °C]"}},
		{"five and a half million litres", []string{"exactly 5500000..5500000 L [five and a half million litres]"}},
		{"3 million and a half", []string{"exactly 3500000..3500000 1 [3 million and a half]"}},
		{"more than half of voters", []string{"more than 0.5..* 1 [more than half]"}},
		{"one in five children", []string{"exactly 0.2..0.2 1 [one in five]"}},
		{"more than 10 and less than 20 boats", []string{"between 10..20 1 [more than 10 and less than 20]"}},
		{"between 5% and 6% of it", []string{"between 5..6 % [between 5% and 6%]"}},
		{"HK$5.4m, 75 USD million, 10 €", []string{"exactly 5400000..5400000 HKD [HK$5.4m]", "exactly 75000000..75000000 USD [75 USD million]", "exactly 10..10 EUR [10 €]"}},
		{"a 5G network, Planet 9, category 4", nil},
		{"in 1988 exports fell", nil},
		{"a wall 1.8m tall", []string{"exactly 1.8..1.8 m [1.8m]"}},
		{"won 3-1", nil},
		{"three twenty-fifths of the land, a hundredth of it", []string{"exactly 0.12..0.12 1 [three twenty-fifths]", "exactly 0.01..0.01 1 [a hundredth]"}},
		{"a twenty-first century sewer for the twenty-fifth time", nil},
		{"a beam 40″ across and a pen that is 10 \" long", []string{"exactly 40..40 [in_i] [40″]", "exactly 10..10 [in_i] [10 \"]"}},
		{`he said "call 10" long ago`, []string{"exactly 10..10 1 [10]"}},
		{"a lens of 75 -300mm", []string{"between 75..300 mm [75 -300mm]"}},
		{"it fell to -300mm", []string{"exactly -300..-300 mm [-300mm]"}},
		{"its outreach is 48m", []string{"exactly 48..48 m [48m]"}},
		{"viewers rose to 48m", []string{"exactly 48000000..48000000 1 [48m]"}},
		{"50 km/ms, 50 centimeters per millisecond", []string{"exactly 50..50 km/ms [50 km/ms]", "exactly 50..50 cm/ms [50 centimeters per millisecond]"}},
		{"37 micrograms per gram and 5 mg/L", []string{"exactly 37..37 ug/g [37 micrograms per gram]", "exactly 5..5 mg/L [5 mg/L]"}},
		{"water boils at 100° Celsius", []string{"exactly 100..100 Cel [100° Celsius]"}},
		{"the temperature hit 41.2C in the heat", []string{"exactly 41.2..41.2 Cel [41.2C]"}},
		{"flat 12C was let", nil},
		{"to give Lind a fifth vote in court", nil},
		{"of firms, a third have cut staff", []string{"exactly 0.333333..0.333333 1 [a third]"}},
		{"at 24703 L-202, box 40912m212", nil},
		{"6.2x10^6 cells and 1.3×10^-2", []string{"exactly 6200000..6200000 1 [6.2x10^6]", "exactly 0.013..0.013 1 [1.3×10^-2]"}},
		{"the S&P 500 rose, the Stoxx 600 index fell", nil},
		{"between 1600 and 1900 it was cold", nil},
		{"from 1000 to 2000 hires", []string{"between 1000..2000 1 [from 1000 to 2000]"}},
		{"some 10^6 stars, -2.5^2 and 2^-1", []string{"about 1000000..1000000 1 [some 10^6]", "exactly -6.25..-6.25 1 [-2.5^2]", "exactly 0.5..0.5 1 [2^-1]"}},
		{"it is 5000 or less than 6000, or 70 or less", []string{"exactly 5000..5000 1 [5000]", "less than *..6000 1 [less than 6000]", "at most *..70 1 [70 or less]"}},
		{"rmb 10 usd 20 and $10 AUD 20 times", []string{"exactly 10..10 CNY [rmb 10]", "exactly 20..20 USD [usd 20]", "exactly 10..10 USD [$10 AUD]", "exactly 20..20 1 [20]"}},
		{"it cost thirteen dollars forty-five, five dollars twenty people said", []string{"exactly 13.45..13.45 USD [thirteen dollars forty-five]", "exactly 5..5 USD [five dollars]", "exactly 20..20 1 [twenty]"}},
		{"debt hit $36T and €1.2t, and it lifts 100t", []string{"exactly 36000000000000..36000000000000 USD [$36T]", "exactly 1200000000000..1200000000000 EUR [€1.2t]", "exactly 100..100 t [100t]"}},
		{"1/2 cup of oil after 2 cup finals", []string{"exactly 0.5..0.5 [cup_us] [1/2 cup]", "exactly 2..2 1 [2]"}},
		{"thousands of COVID -19 tests", []string{"at least 1000..* 1 [thousands]"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			var got []string
			for _, f := range Read(tt.text, hearsay.Span{End: len(tt.text)}) {
				got = append(got, show(tt.text, f))
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add("between 40 and 60, $1.2bn, half a million, 1" + strings.Repeat("0", 500))
	f.Add("٣٥٠٠٠ 0.0.0.0 1/2 ½ -5 – 7")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, q := range Read(text, hearsay.Span{End: len(text)}) {
			if q.Span.Of(text) == "" || q.Start < last {
				t.Fatalf("span %v after %d in %q", q.Span, last, text)
			}
			last = q.End
			if q.Low == nil && q.High == nil {
				t.Fatalf("no value in %q", q.Span.Of(text))
			}
		}
	})
}
