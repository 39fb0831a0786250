package names

// women and men are common given names, of several languages; they tell that a
// name is a person's, and the person's likely gender. Names that both bear
// stand in either.
var (
	women = set(`
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty
margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah
stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma
nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather
diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn
janice jean abigail alice julia judy sophia grace denise amber doris marilyn danielle beverly
isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary chelsea
ivanka melania tiffany huma kellyanne donna elaine nikki kamala nancy ursula angela theresa
liz jill annie claire fiona siobhan aoife niamh imogen philippa harriet beatrice eleanor
anne marine brigitte segolene christine valerie sophie camille chloe ingrid greta sanna mette
kaja maia olga tatiana natalia svetlana irina elena yulia oksana olena iryna kateryna maryna
halyna daria anastasia ekaterina ludmila valentina galina vera nadia fatima aisha khadija
leila layla yasmin amina zainab maryam malala nasrin shirin mahsa narges priya anjali sonia
indira meera sunita kavita pooja lakshmi mei ling yan xiu hua yuki sakura akiko naoko keiko
rosa carmen lucia ana isabel pilar dolores mercedes guadalupe juana claudia cristina gabriela
michele dilma giulia francesca chiara paola giorgia silvia elisabetta agnieszka ewa beata
katarzyna malgorzata joanna magdalena zuzana petra jana marta ines sofia catarina joana
ella mia lily ava zoe ellen rose lucy jane janine kate katie jo maggie molly peggy sally
wendy tracy tara tina gina gwen heidi holly jenna jodi joni kara kristen kristin leslie
lena lucille mabel marcia marsha maureen meredith mindy monica nora paula penny phyllis
rhonda rita roberta robin rosemary roxanne sheila sherry sonya stacy sue suzanne sylvia
alexandra alexa becky cindy daisy emily fiona gemma hazel iris
tammy vanessa veronica vivian yolanda yvonne loretta elena ruby debbie connie dianne
`)
	men = set(`
james robert john michael david william richard joseph thomas charles christopher daniel
matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy
ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott
brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron
jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith
roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy
bruce gabriel joe logan alan juan albert willie elijah wayne randy vincent mason roy ralph
bobby russell bradley philip eugene bill tom tim jim mike steve dave dan ken ron greg matt
chris tony ben sam ed ted fred jeff doug don rick bob rob nick pete phil ray ian neil
barack bernie mitt newt rand marco ted jeb rudy reince corey roger sheldon lindsey harry
vladimir sergei dmitry dmitri mikhail nikolai alexei aleksandr igor oleg yuri viktor ivan
boris konstantin pavel andrei andriy volodymyr petro oleksandr oleksiy mykola serhiy dmytro
ihor vitali valery valeriy kyrylo denys yevgeny evgeny maksim maxim roman ruslan ramzan
mohammed muhammad mohamed ahmed ali hassan hussein omar osama mahmoud ibrahim abdullah
khalid yusuf mustafa recep bashar saddam ayatollah hamid reza javad ismail bilal tariq
imran nawaz narendra rahul rajiv amit arvind manmohan raj anil sanjay vijay ravi suresh
xi jinping wei jun ming hiroshi kenji shinzo takashi yoshi kim jong park lee moon
carlos luis jorge miguel pedro manuel fernando rafael javier alejandro ricardo diego
enrique andres felipe pablo sergio eduardo alvaro hugo nicolas gustavo luiz jair joao
paulo antonio francesco giovanni giuseppe matteo silvio mario luigi marco sandro
jean pierre jacques francois françois emmanuel nicolas michel alain laurent bernard gerard
olivier hans wolfgang klaus jürgen jurgen friedrich frank-walter olaf helmut gerhard heiko
jens lars erik anders bjorn mats stefan ulf jan piet geert radosław radoslaw donald lech
jarosław andrzej mateusz bronisław krzysztof tomasz piotr wojciech vaclav milos petr
viktor orban aleksandar slobodan zoran nikola ivo janez borut tomas jiri gitanas
kofi ban antonio boutros nelson jacob thabo cyril paul-henri uhuru raila yoweri
benny benjamin ehud yitzhak ariel shimon naftali yair isaac
oscar oliver leo max felix simon martin colin nigel graham gordon tony clive derek
duncan ewan hamish angus callum liam conor declan padraig eamon gareth rhys owen
dwight lloyd leonard leon lance kirk kurt karl joel jared jake ira hugh howard herb
harvey glenn gene garrett francis floyd ernest earl dean darren darrell craig clifford
clarence chuck chad cameron calvin caleb brett brent brad bart barry allen alfred alex
wesley warren victor vernon travis trevor todd theodore terrence terence tyrone stuart
josh jon johnny jimmy danny freddie charlie archie billy eddie tommy kenny
spencer sidney seth rodney rex reginald preston perry norman neal morris mitchell micah
melvin maurice marvin marshall marcus malcolm luke louis lewis lester len
`)
)
