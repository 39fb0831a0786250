package claim

import (
	"strings"
	"testing"

	"github.com/hearsay-project/hearsay"
)

func TestATellingInThePastHoldsItsTime(t *testing.T) {
	tests := []struct{ name, text, number, want string }{
		{"the sentence before in the paragraph", "The Amity sank off Halm in November 2019. The waves reached nine metres.", "9", "2019-11"},
		{"the year of an event told before", "The dispute centers on the 2021 election, in which many votes went to lists that won nothing. The Reds took 14 percent of the vote.", "14", "2021"},
		{"not the year of an event ahead", "The Reds prepare for the 2032 election. They took 14 percent.", "14", ""},
		{"a span from one day to another", "The strike lasted from May 3 to June 9, 2029. The mill lost 14 men.", "14", "2029-05-03/2029-06-09"},
		{"a span that the sentence opens with", "Between 1 April 2029 and 31 March 2030, the trust treated many. The trust lost 14 nurses.", "14", "2029-04-01/2030-03-31"},
		{"the time that figures are told for", "The board has released its figures for the year to March 31, 2030.\n\nPolice made 14 arrests.", "14", "2029-04/2030-03"},
		{"not the time of something else told", "The board has released its plan for the year to March 31, 2030.\n\nPolice made 14 arrests.", "14", ""},
		{"the day of what somebody is to be tried for", "Ansa Lind is due in court on Friday over the Aug. 19 drive-by shooting here that killed 14 men.", "14", "2030-08-19"},
		{"but that of a meeting ahead", "Ansa Lind will attend the Aug. 19 meeting of 14 ministers.", "14", "2031-08-19"},
		{"the last of two", "The mill burned in May 2012. It burned again in June 2015. Twelve windows broke.", "12", "2015-06"},
		{"the day of the event, in a later paragraph", "A ferry sank off Halm on Friday.\n\nThe lifeboat had a new engine.\n\nThe crew threw 14 rafts into the water.", "14", "2031-05-02"},
		{"what somebody said had happened", "A ferry sank off Halm on Friday.\n\nThe mayor said 14 rafts had reached the shore.", "14", "2031-05-02"},
		{"a day told to the hour", "Ansa Lind pleaded not guilty on Friday.\n\nThe ferry left Halm at 7:30 p.m. Tuesday.\n\nIt threw 14 rafts into the water.", "14", "2031-04-29"},
		{"not the day of the report by an hour alone", "Divers answered a call about 5:15 a.m. and found 14 rafts.", "14", ""},
		{"an entry of a running report", "18.40 The navy sends 14 rafts.\n\n17.10 The mill is shut.\n\n16.05 The bridge is shut.", "14", "2031-05-04"},
		{"the month of the event", "A mine collapsed in Halm in January.\n\nThe owners opened 14 shafts.", "14", "2031-01"},
		{"a price on the day of the report", "The firm gave up on Friday.\n\nIts shares fell 14 percent.", "14", "2031-05-04"},
		{"not since when it is the most", "Shares in Velcor fell 14 percent, their sharpest fall since 2023.", "14", "2031-05-04"},
		{"not in how long it is the most", "Inflation is at 14 percent, its highest level in 40 years.", "14", ""},
		{"not in how long it is the first", "Sales fell 14 percent for the first time in three years.", "14", ""},
		{"what a clause behind since tells", "It was the worst wreck since 2009, when 14 people died.", "14", "2009"},
		{"what a clause without a comma tells", "It was the worst wreck since 2009 when 14 people died.", "14", "2009"},
		{"what a clause behind since tells, whatever happened before it", "The two sides exchanged 300 prisoners on 2 May. It was the first swap since November, when 14 soldiers came home.", "14", "2030-11"},
		{"since a time that nobody tells", "Fires hit seven mills last year and 14 since the war began.", "14", ""},
		{"not at the height of what went on", "The army took the town of Halm on 2 May. At the height of the war it held 14 towns.", "14", ""},
		{"not a part of the time, told of it alone", "The army moved on. On 2 May alone it took six towns. Halm lost 14 men.", "14", ""},
		{"what a clause behind since tells, without a superlative", "There had been no wreck since 2009, when 14 people died.", "14", "2009"},
		{"what a clause behind until tells", "The ban held until 2015, when 14 people were arrested.", "14", "2015"},
		{"not what stands behind such a clause", "Since 2019, when the war began, 14 people have been killed.", "14", "2019/2031-05-04"},
		{"not what the clause is told beside", "The 14 deaths were the worst toll since 2009, when a mill burned.", "14", ""},
		{"at least since", "The war has driven out at least 14 people since 2019.", "14", "2019/2031-05-04"},
		{"not the time after from", "Sales rose 14 percent from 2019.", "14", ""},
		{"since, at the end of a clause", "The wall was cited in 2029, and its owner has been fined 14 times since.", "14", "2029/2031-05-04"},
		{"not what has since come about", "The wall was cited in 2029, and 14 bricks have since fallen.", "14", ""},
		{"the same part of the year before", "Fires have killed 14 people this year, up from 30 in the same period last year.", "30", "2030-01-01/2030-05-04"},
		{"by the same time of another year", "Fires have killed 14 people this year, against 30 by this time last year.", "30", "2030-01-01/2030-05-04"},
		{"the year before one told", "The firm sold 30 cars in 2022, up from 14 the previous year.", "14", "2021"},
		{"held against the year before that of the sentence before", "The firm sold 30 cars in 2022. Sales of vans rose 14 percent from the previous year.", "14", "2022"},
		{"the year of what somebody told in it", "In 2022, the agency reported that 14 percent of children smoked.", "14", "2022"},
		{"not the day when somebody told it", "On Monday, the agency reported that 14 percent of children smoked.", "14", ""},
		{"of a verb that the parse takes for a participle", "Fourteen of the 30 members resigned last week.", "14", "2031-04-21/2031-04-27"},
		{"not of a participle", "The painting bought for 12 euros in 2022 fetched 14 euros.", "14", ""},
		{"not the day of the report in brackets before a dash", "UPDATE: (05/04/31) - The mayor saw the mill where 14 men were shot on Friday.", "14", "2031-05-02"},
		{"days told with their length", "The police counted 14 thefts in a span of two weeks between Jan. 21 and Feb. 5.", "14", "2031-01-21/2031-02-05"},
		{"this year up to the report", "Fourteen people have died in Halm this year.", "14", "2031-01-01/2031-05-04"},
		{"a year before the time of the sentence", "Benning lost 186 million euros in the first quarter, against a profit of 14 euros a year earlier.", "14", "2030-01/2030-03"},
		{"the day before that of the sentence", "The wind reached 145 mph on Friday, up from 14 mph a day earlier.", "14", "2031-05-01"},
		{"a month before that of the sentence", "Unemployment was 5 percent in March, compared with 14 percent a month earlier and 7 percent in March 2029.", "14", "2031-02"},
		{"not the day after, told of another number", "A storm hit Halm. Police made 14 arrests on May 3 and 30 the next day.", "14", "2031-05-03"},
		{"the year before, of two with a noun", "The firm sold 30 cars in 2022 and 14 cars the year before.", "14", "2021"},
		{"the day after", "A storm hit Halm on April 3. The following day, 14 men were arrested.", "14", "2031-04-04"},
		{"the morning after", "A storm hit Halm on April 3. The next morning 14 men were arrested.", "14", "2031-04-04"},
		{"the year after", "Unemployment was 5 percent in 2024 and 14 percent the year after.", "14", "2025"},
		{"over the years ahead of the report", "The city will build 14 berths over the next five years.", "14", "2031/2036"},
		{"over months ahead that a plan is for", "The city announced a plan to build 14 berths over the next six months.", "14", "2031-05/2031-11"},
		{"not over years that have passed", "The mill closed in 2022. Over the next two years it shed 14 men.", "14", ""},
		{"over the year ahead, and not the day after", "A storm hit Halm on April 3. Over the next year 14 berths will be built.", "14", "2031/2032"},
		{"a year before the quarter it is held against", "The firm earned 30 euros in the fourth quarter of 2029, compared with 14 euros in the year-ago quarter.", "14", "2028-10/2028-12"},
		{"a year before the months it is held against", "Sales rose to 30 euros in March, from 14 euros a year ago.", "14", "2030-03"},
		{"a year before the report", "The price was 30 euros on Friday, compared with 14 euros a year ago.", "14", "2030"},
		{"not what fewer are held against", "In the year to March, 300 people came. That was 14 percent fewer than in the previous 12 months.", "14", "2030-04/2031-03"},
		{"of the level from which it moved", "Prices jumped from 14 euros in March to 68 euros by April.", "14", "2031-03"},
		{"of the level to which it moved", "Prices jumped from 10 euros in March to 14 euros by April.", "14", "2031-04"},
		{"not by when it had moved", "Prices jumped from 14 euros to 68 euros by April.", "14", ""},
		{"from the first part of a span", "Between 2012 and 2014, fires rose from 14 to 45.", "14", "2012"},
		{"to the last part of a span", "Fires rose from 10 to 14 between May 2012 and June 2014.", "14", "2014-06"},
		{"one of a row of times", "There were 45, 14 and 60 fires in 2014, 2013 and 2012, respectively.", "14", "2013"},
		{"not beside what it has shrunk from", "The fleet, 45 ships in 2011, has shrunk to 14.", "14", ""},
		{"the quarter for which results are told, and not when", "The firm on Friday reported results for the third quarter of 2029.\n\nRevenue rose to 14 euros.", "14", "2029-07/2029-09"},
		{"not when the course was handed to whom it describes", "The course was turned over in 2013 to Velcor, which runs 14 courses.", "14", ""},
		{"of a clause that tells which", "The mill is haunted by the 14 men who died in 2013.", "14", "2013"},
		{"in brackets behind its time", "The Reds rose in 2025 (14 percent) and in 2029 (38 percent).", "14", "2025"},
		{"not in brackets behind that of another", "The Reds rose in 2025 (38 percent) and in 2029 (14 percent).", "14", "2029"},
		{"not the year beyond whose total something is", "Gifts go beyond the total for the year to March 31, 2030.\n\nPolice made 14 arrests.", "14", ""},
		{"of the whole of a race", "The sum surpasses the 14 euros spent in the entire 2029 race.", "14", "2029"},
		{"of a deal", "The town bought the mill in a 2029 sale for 14 euros.", "14", "2029"},
		{"not of a deal that is only named", "The town keeps to the 2029 deal with Osk and sold 14 mills.", "14", ""},
		{"the race that a sentence begins with, behind it", "In the 2029 race, the Reds won the north. They took 14 percent.", "14", "2029"},
		{"not a race named on the way", "Most voters knew of the 2029 race. They gave Lind 14 percent.", "14", ""},
		{"of a rival for the same time", "Lind won 54 percent in 2029, against 14 percent for Berg.", "14", "2029"},
		{"not of a rival at another time", "Lind won 54 percent in 2029, against 14 percent in May for Berg.", "14", "2031-05"},
		{"nor what it comes from", "Lind fell to 54 percent in 2029, from 14 percent for Berg.", "14", ""},
		{"the year before, of another", "Sales were 16 euros in 2029, compared with 14 euros the year before at Velcor.", "14", "2028"},
		{"by a win", "The Reds got 9 seats in 2025. They got 14 seats in their 2029 re-election win.", "14", "2029"},
		{"not when the telling is back in the present", "The firm bought the club in 2012 and has since rebuilt it. It reported 14 cracks.", "14", ""},
		{"not of the past clause beside how it is", "The fund raised its stake in 2029 and has 14 percent of the mill.", "14", ""},
		{"nor where others say how it is", "The ship was insured at 35 euros in 2011, and brokers say it is worth 14 euros.", "14", ""},
		{"of its own past clause beside another", "The fund raised its stake in 2029 and sold 14 percent of the mill.", "14", "2029"},
		{"of the present clause that tells it", "Crime is down 9 percent this year and theft is down 14 percent.", "14", "2031"},
		{"not of the peak it is below", "At 14 percent, the rate is well below its peak of 30 percent in 2010.", "14", ""},
		{"nor beside what that is above", "The rate is below its peak of 30 percent in 2010 and above the average of 14 percent.", "14", ""},
		{"of the peak itself", "At 30 percent, the rate is well below its peak of 14 percent in 2010.", "14", "2010"},
		{"not what it is compared with before", "Compared with the same period in 2029, sales rose 14 percent.", "14", ""},
		{"what was then, of what is compared", "Sales rose 30 percent, more than in 2029, when they rose 14 percent.", "14", "2029"},
		{"not when somebody was born, in a later sentence", "Ansa Lind was born in 1957. She won 14 medals.", "14", ""},
		{"not when what has it was built", "The school, built in 1954, has 14 rooms.", "14", ""},
		{"since what began", "The drought began in 2011 and has killed 14 cows.", "14", "2011/2031-05-04"},
		{"of what began and is over", "The war began in 2011 and killed 14 men.", "14", "2011"},
		{"how people were at the end of a year", "At the end of 2029, 14 people were in prison.", "14", "2029-12-31"},
		{"by a downturn", "The 2008 recession cost the county 14 jobs.", "14", "2008"},
		{"not by one of long ago named in passing", "The blaze was larger than that of Halm in 1871. It burned 14 houses.", "14", ""},
		{"history goes on over paragraphs", "In 1822, the church of Halm was burned to the ground.\n\nA carpenter was to blame.\n\nThe king executed 14 men.", "14", "1822"},
		{"not a year of today over paragraphs", "In 2022, the church of Halm was burned to the ground.\n\nA carpenter was to blame.\n\nThe king executed 14 men.", "14", ""},
		{"the past day of hours", "Monitors logged 14 shots in the past 24 hours.", "14", "2031-05-03/2031-05-04"},
		{"in the previous day", "The army lost 14 tanks in the previous day.", "14", "2031-05-03"},
		{"so far", "Knapp has 14 percent of the votes so far.", "14", "../2031-05-04"},
		{"a day of the next weeks", "The line will open 14 berths on June 12.", "14", "2031-06-12"},
		{"when something takes effect", "Tariffs of 25% on steel take effect on June 12.", "25", "2031-06-12"},
		{"when something begins", "The trial of 14 men begins on Thursday.", "14", "2031-05-08"},
		{"when something began", "The trial of 14 men began on Thursday.", "14", "2031-05-01"},
		{"a day of next week", "The line will open 14 berths on Thursday.", "14", "2031-05-08"},
		{"a day of last month", "The line opened 14 berths on April 12.", "14", "2031-04-12"},
		{"not what lasts", "A ferry sank off Halm on Friday.\n\nIt cost 14 million euros.", "14000000", ""},
		{"not what is", "A ferry sank off Halm on Friday.\n\nThe line runs 14 ferries.", "14", ""},
		{"not what lies ahead", "A ferry sank off Halm on Friday.\n\nThe line will buy 14 rafts.", "14", ""},
		{"not an attribute of a thing", "A ferry sank off Halm on Friday.\n\nIt left from a harbour of 14 berths.", "14", ""},
		{"an entry under an hour of the afternoon", "6.40pm – The navy sends 14 rafts.\n\n5.10pm: The mill is shut.\n\n4.05pm The bridge is shut.", "14", "2031-05-04"},
		{"what an entry has come to", "6.40pm – Police say 14 people have been arrested.\n\n5.10pm: The mill is shut.\n\n4.05pm The bridge is shut.", "14", "2031-05-04"},
		{"not what an entry holds it against", "6.40pm – Nine percent are out, against 14 percent at the last strike.\n\n5.10pm: The mill is shut.\n\n4.05pm The bridge is shut.", "14", ""},
		{"not that of what it is a multiple of", "Turnout was 14 percent, nearly double that of 2019.", "14", ""},
		{"not that of an amount it is a multiple of", "The mill lost 14 men, three times the number in 2019.", "14", ""},
		{"of what was doubled", "The mill doubled the number of its men in 2019 to 14.", "14", "2019"},
		{"not when it was reported", "Ansa Lind reported late in April that 14 passengers were aboard the ferry.", "14", ""},
		{"of what was reported then", "The mill reported 14 accidents in April.", "14", "2031-04"},
		{"by a day to come", "The line hopes to have 14 mates by Christmas.", "14", "2031-12-25"},
		{"a month that is to come", "They are to hold 14 trials in January.", "14", "2032-01"},
		{"a month that was to come", "They were to hold 14 trials in January.", "14", "2031-01"},
		{"not what is expected of the past", "He expects that the mill lost 14 men in January.", "14", "2031-01"},
		{"since then", "The yard opened in 2029. It has sold 14 boats since then.", "14", "2029/2031-05-04"},
		{"since then, of a time that runs", "Many yards have closed since 2019. Since then, 14 towns have lost theirs.", "14", "2019/2031-05-04"},
		{"not since nobody tells when", "The yard is old. It has sold 14 boats since then.", "14", ""},
		{"how things stood at the end of a year", "The yard had 14 boats at the end of 2029.", "14", "2029-12-31"},
		{"what was done about the end of a year", "The yard sold 14 boats at the end of 2029.", "14", "2029-09/2029-12"},
		{"not that of what it is compared to", "Halm’s wealth reached 400 million euros in 2023, an increase of 14 percent compared to 2022.", "14", "2023"},
		{"not that of what it is held against in a clause", "Some 14 men died, compared with 24 in a raid on the same mill in 2019.", "14", ""},
		{"of what is held against it", "Some 9 men died, against 14 in 2019.", "14", "2019"},
		{"not that of a number held against it", "Some 14 men died, against 9 in 2019.", "14", ""},
		{"against something else", "The court found 14 men guilty of crimes against humanity in 2019.", "14", "2019"},
		{"not when there were as many", "The mill lost 14 men, the same number as in 2019.", "14", ""},
		{"not when it was worse", "The mill lost 14 men, the worst toll since one of 31 in 2019.", "14", ""},
		{"not when the record that falls was set", "Sales reached 14 euros, beating the record of 2019.", "14", ""},
		{"not when it was half", "There were 14 deaths, double the number in 2019.", "14", ""},
		{"not what was a length of time before", "A ferry sank off Halm on Friday, two days after 14 men were killed in Osk.", "14", ""},
		{"not what was a length of time after", "Some 14 men died in Halm two days after a ferry sank on Friday.", "14", ""},
		{"of what was a length of time before, its own", "A ferry sank, two years after 14 men were killed in 2019.", "14", "2019"},
		{"behind a length of time", "Two days after the vote, 14 men were killed on Friday.", "14", "2031-05-02"},
		{"not that of a clause with its own number", "The mill, which had 40 men in 2019, has 14.", "14", ""},
		{"not that of a participle with its own number", "The mill, bought for 9 euros in 2019, fetched 14 euros.", "14", ""},
		{"since it began in a clause", "The war, which began in 2019, has killed 14 men.", "14", "2019/2031-05-04"},
		{"now", "The mill had 40 men in 2019 but has 14 men now.", "14", "2031-05-04"},
		{"that of the event that did it", "A ferry sank off Halm, where a 2019 quake left 14 men dead.", "14", "2019"},
		{"the day before, with its verb", "Police went to the harbour on Friday after a boat sank and 14 people were pulled from the water the day before.", "14", "2031-05-01"},
		{"years later", "The Amity sank off Halm in 2019. Four years later 14 divers found it.", "14", "2023"},
		{"tens of years later", "The Amity sank off Halm in 1979. Thirty years later 14 divers found it.", "14", "2009"},
		{"days later", "The Amity sank off Halm on May 3, 2029. Two days later 14 divers found it.", "14", "2029-05-05"},
		{"days later, of a year", "The Amity sank off Halm in 2019. Two days later 14 divers found it.", "14", "2019"},
		{"not what is held against the same time", "Sales fell 14 percent in the first quarter from the same period a year earlier.", "14", "2031-01/2031-03"},
		{"a week earlier, before it", "On Friday a drone hit the Orla; a week earlier 14 boxes went overboard.", "14", "2031-04-25"},
		{"what has come together since it began", "Launched in 2023, the Orla has covered 14 miles.", "14", "2023/2031-05-04"},
		{"not what is, of what began", "The firm, founded in 2016, has 14 ships.", "14", ""},
		{"of what began, what it did", "The missile, launched in 2016, flew 14 miles.", "14", "2016"},
		{"whom it happened to", "Rebels have freed 14 girls kidnapped in 2016.", "14", ""},
		{"not when somebody spoke, of what has no verb", "On Friday, the sheriff said deputies had been to the home 14 times since 2010.", "14", "2010/2031-05-04"},
		{"that night", "A ferry sank off Halm in March 2019.\n\nThe crew threw 14 rafts that night.", "14", "2019-03"},
		{"back then", "Halm lost its harbour in May.\n\nBut back then a berth was only worth 14 euros.", "14", "2031-05"},
		{"then, and not now", "Halm lost its harbour in 2014. It was serving 300 boats then and is now near 14.", "14", ""},
		{"from a place", "Halm lost 9 boats in 2015, fled from the coast in 2019, 14 men in tow.", "14", "2019"},
		{"that of its own verb", "The board told on Friday of the fire, in which 14 men lost their lives in 2019.", "14", "2019"},
		{"not a noun’s", "Its pledge in May to add 14 ships by 2033 was late.", "14", "2033"},
		{"not the size of a thing", "A ferry sank off Halm on Friday.\n\nIt hit the 14-foot wall.", "14", ""},
		{"not the size of a thing beside a day", "The crew got past the 14-foot wall on Friday.", "14", ""},
		{"not a day up to which something is told", "By Friday evening 31 bodies had come ashore at Halm.\n\nThe mayor said 14 rafts had sunk.", "14", ""},
		{"not the day at the head of the report", "HALM, May 4 (Aurel) - The navy says a ferry sank in 2029.\n\nIt threw 14 rafts into the water.", "14", ""},
		{"not when somebody spoke", "The mayor said on Friday that Halm was safe.\n\nThe line bought 14 rafts.", "14", ""},
		{"not that of a multiple", "A dam collapsed in Halm last November. The wave swept away 14 men, almost four times as many as died in 1958.", "14", "2030-11"},
		{"not that of what something is worth as much as", "Halm paid 14 euros, three times what it paid in 2025.", "14", ""},
		{"not that of a premium", "Halm paid 14 euros, a premium of 28 percent to Friday’s close.", "14", ""},
		{"up on a day", "The price rose on Friday, and was up 14 percent on the previous day.", "14", "2031-05-02"},
		{"not when a bank said it in between", "Homes cost 9 euros in March, the bank said on Friday, 14 percent more than in February.", "14", "2031-03"},
		{"last summer", "The mill lost 14 men last summer.", "14", "2030"},
		{"a month of what lies ahead", "The line will open 14 berths in June.", "14", "2031-06"},
		{"a month of what may have been", "At least 30 people may have died at Halm in October.", "30", "2030-10"},
		{"not beside a number of its own", "A ferry sank off Halm on Friday. Its guards, nine last year, were asleep. It threw 14 rafts into the water.", "14", "2031-05-02"},
		{"not a day by another clock", "Norrand fired a missile over Halm on Friday. It rose at 6 a.m. (2100 GMT Thursday) and flew 14 miles.", "14", "2031-05-02"},
		{"not the month of what is traded", "Wheat for July rose 14 percent on Friday.", "14", "2031-05-02"},
		{"what came together by a day", "A fund had taken in 14 euros by Friday.", "14", "../2031-05-02"},
		{"a level by a day", "The price had fallen to 14 euros by Friday.", "14", "2031-05-02"},
		{"the quarter named before", "Halm made a profit in the third quarter.\n\nIt sold 14 ships in the quarter.", "14", "2030-07/2030-09"},
		{"the three months named before", "Sales fell in the third quarter.\n\nIt lost 14 ships in the three months.", "14", "2030-07/2030-09"},
		{"no quarter named", "Halm made a profit in March.\n\nIt sold 14 ships in the quarter.", "14", ""},
		{"not the time of what it is held against", "Sales fell to 400 boats from 500 in 2019. The yard lost 14 men.", "14", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := false
			for _, c := range read(tt.text, "2031-05-04") {
				if c.Quantity != nil && c.Quantity.Low != nil && c.Quantity.Low.String() == tt.number {
					if found = true; c.Period.Value != tt.want {
						t.Errorf("%s: period %q, want %q", c.Span.Of(tt.text), c.Period.Value, tt.want)
					}
				}
			}
			if !found {
				t.Errorf("no figure %s read", tt.number)
			}
		})
	}
}

func TestAReportWithoutADateIsOfTheYearThatNamesItsEvent(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"in the headline", "Halm's 2019 election: who won\n\nThe Reds won 14 seats.", "2019"},
		{"in the opening", "The 2019 general election was a shock.\n\nThe Reds won 14 seats.", "2019"},
		{"not of two", "The 2019 election was a shock after that of 2015.\n\nThe Reds won 14 seats.", ""},
		{"not what is", "The 2019 election was a shock.\n\nThe Reds have 14 seats.", ""},
		{"the year that figures are told for", "The agency's figures for 2018 show that many crossed the sea.\n\nHalm took in 14 boats.", "2018"},
		{"not the year of a plan", "The agency's plan for 2018 is out.\n\nHalm took in 14 boats.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range read(tt.text, "") {
				if c.Quantity != nil && c.Quantity.Low != nil && c.Quantity.Low.String() == "14" && c.Period.Value != tt.want {
					t.Errorf("period %q, want %q", c.Period.Value, tt.want)
				}
			}
		})
	}
}

func TestAReportMayBeDatedADayEarly(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"the deed that opens it", "Norrand fired a missile over Halm on Monday.\n\nThe missile flew 14 miles.", "2031-05-05"},
		{"a later sentence of it", "Norrand fired a missile on Monday. Monday’s test broke 14 windows.", "2031-05-05"},
		{"not last Monday", "Norrand fired a missile last Monday.\n\nThe missile flew 14 miles.", "2031-04-28"},
		{"not of what is told of again", "The man hurt in Monday’s shooting has been named.\n\nThe shooting on Monday broke 14 windows.", "2031-04-28"},
		{"not a day in between", "Norrand fired a missile on Tuesday.\n\nThe missile flew 14 miles.", "2031-04-29"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := read(tt.text, "2031-05-04")
			if len(got) != 1 || got[0].Period.Value != tt.want {
				t.Errorf("got %+v, want %s", got, tt.want)
			}
		})
	}
}

func TestRatesInTheWordsAround(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"before the noun of a sum", "The firm has annual sales of 14 million euros.", "P1Y"},
		{"before the noun of a count", "The daily average was 14 ships.", "P1D"},
		{"beside the verb", "Some 14 men are phoned daily.", "P1D"},
		{"of the same verb", "The old mill fills 900 bottles a minute, while the new mill fills 14.", "PT1M"},
		{"behind the same preposition", "It put the saving at 400 euros a year and later at 14 euros.", "P1Y"},
		{"a winter", "The firm pays 14 million euros a winter.", "P1Y"},
		{"not of a share", "Annual inflation was 14 percent.", ""},
		{"not of what recurs", "The annual march drew 14 men.", ""},
		{"not of another verb", "The mill fills 900 bottles a minute, and it lost 14 men.", ""},
		{"not in a day", "The storm dropped 14 millimetres of rain in a day.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := false
			for _, c := range read(tt.text, "") {
				if v := c.Quantity; v != nil && v.Low != nil && strings.HasPrefix(v.Low.String(), "14") {
					if found = true; c.Period.Type == hearsay.Rate && c.Period.Per != tt.want || c.Period.Type != hearsay.Rate && tt.want != "" {
						t.Errorf("%s: %s per %q, want %q", c.Span.Of(tt.text), c.Period.Type, c.Period.Per, tt.want)
					}
				}
			}
			if !found {
				t.Error("no figure 14 read")
			}
		})
	}
}

func TestTheTimeOfAnEventTheSentenceNames(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"of a clause", "The board, founded after the 1971 collision that killed 14 men, spoke on Friday.", "1971"},
		{"of a clause with a time of its own", "The man, hurt in the 1971 collision that killed 14 men in 1972, spoke.", "1972"},
		{"of its size", "The film is about the 2014 stranding of 14 men.", "2014"},
		{"not of the year of a make", "The police found the 2011 truck that hit 14 men.", ""},
		{"not what goes on", "The 2011 group that has 14 men is old.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := false
			for _, c := range read(tt.text, "") {
				if v := c.Quantity; v != nil && v.Low != nil && v.Low.String() == "14" {
					if found = true; c.Period.Value != tt.want {
						t.Errorf("%s: period %q, want %q", c.Span.Of(tt.text), c.Period.Value, tt.want)
					}
				}
			}
			if !found {
				t.Error("no figure 14 read")
			}
		})
	}
}

func TestATextThatItsOwnStampsDateIsOfThatDay(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"two stamps", "Two people were shot on Sunday. (Published Monday, Sept. 23, 2030)\n\nThe mill is shut. (Published Monday, Sept. 23, 2030)", "2030-09-22"},
		{"one stamp may be that of a picture", "Two people were shot on Sunday. (Published Monday, Sept. 23, 2030)", "2031-05-04"},
		{"stamps that differ", "Two people were shot on Sunday. (Published Monday, Sept. 23, 2030)\n\nThe mill is shut. (Published Monday, Oct. 7, 2030)", "2031-05-04"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := read(tt.text, "2031-05-04"); len(got) != 1 || got[0].Period.Value != tt.want {
				t.Errorf("got %+v, want %s", got, tt.want)
			}
		})
	}
}
