package claim

import "strings"

// demonyms lead adjectives and nouns for the people of a country or territory
// to its name. Invented and rarer ones are led by their ending (see country).
var demonyms = map[string]string{}

func init() {
	for _, line := range strings.Split(strings.TrimSpace(`
Afghanistan: Afghan Afghans
Albania: Albanian Albanians
Algeria: Algerian Algerians
Argentina: Argentine Argentinian Argentines
Armenia: Armenian Armenians
Australia: Australian Australians
Austria: Austrian Austrians
Azerbaijan: Azerbaijani Azeri Azerbaijanis
Bangladesh: Bangladeshi Bangladeshis
Belarus: Belarusian Belarusians Belarussian
Belgium: Belgian Belgians
Bolivia: Bolivian Bolivians
Bosnia: Bosnian Bosnians
Brazil: Brazilian Brazilians
Britain: British Britons Briton
Bulgaria: Bulgarian Bulgarians
Cambodia: Cambodian Cambodians
Cameroon: Cameroonian Cameroonians
Canada: Canadian Canadians
Chile: Chilean Chileans
China: Chinese
Colombia: Colombian Colombians
Congo: Congolese
Croatia: Croatian Croatians Croat
Cuba: Cuban Cubans
Cyprus: Cypriot Cypriots
Czechia: Czech Czechs
Denmark: Danish Danes Dane
Ecuador: Ecuadorian Ecuadorians Ecuadorean
Egypt: Egyptian Egyptians
Estonia: Estonian Estonians
Ethiopia: Ethiopian Ethiopians
Finland: Finnish Finns Finn
France: French Frenchmen
Georgia: Georgian Georgians
Germany: German Germans
Ghana: Ghanaian Ghanaians
Greece: Greek Greeks
Haiti: Haitian Haitians
Hungary: Hungarian Hungarians
Iceland: Icelandic Icelanders
India: Indian Indians
Indonesia: Indonesian Indonesians
Iran: Iranian Iranians
Iraq: Iraqi Iraqis
Ireland: Irish Irishmen
Israel: Israeli Israelis
Italy: Italian Italians
Japan: Japanese
Jordan: Jordanian Jordanians
Kazakhstan: Kazakh Kazakhs Kazakhstani
Kenya: Kenyan Kenyans
Kosovo: Kosovar Kosovan Kosovars
Kuwait: Kuwaiti Kuwaitis
Kyrgyzstan: Kyrgyz
Latvia: Latvian Latvians
Lebanon: Lebanese
Libya: Libyan Libyans
Lithuania: Lithuanian Lithuanians
Malaysia: Malaysian Malaysians
Mali: Malian Malians
Mexico: Mexican Mexicans
Moldova: Moldovan Moldovans
Mongolia: Mongolian Mongolians
Montenegro: Montenegrin Montenegrins
Morocco: Moroccan Moroccans
Myanmar: Burmese
Nepal: Nepali Nepalese
Netherlands: Dutch Dutchmen
New Zealand: New_Zealander
Nicaragua: Nicaraguan Nicaraguans
Nigeria: Nigerian Nigerians
North Korea: North_Korean North_Koreans
Norway: Norwegian Norwegians
Pakistan: Pakistani Pakistanis
Palestine: Palestinian Palestinians
Peru: Peruvian Peruvians
Philippines: Filipino Philippine Filipinos
Poland: Polish Poles Pole
Portugal: Portuguese
Qatar: Qatari Qataris
Romania: Romanian Romanians
Russia: Russian Russians
Rwanda: Rwandan Rwandans
Saudi Arabia: Saudi Saudis
Senegal: Senegalese
Serbia: Serbian Serbs Serb Serbians
Singapore: Singaporean Singaporeans
Slovakia: Slovak Slovaks
Slovenia: Slovenian Slovenians Slovene
Somalia: Somali Somalis
South Africa: South_African South_Africans
South Korea: South_Korean South_Koreans
Spain: Spanish Spaniards Spaniard
Sri Lanka: Sri_Lankan Sri_Lankans
Sudan: Sudanese
Sweden: Swedish Swedes Swede
Switzerland: Swiss
Syria: Syrian Syrians
Taiwan: Taiwanese
Tajikistan: Tajik Tajiks
Tanzania: Tanzanian Tanzanians
Thailand: Thai Thais
Tunisia: Tunisian Tunisians
Turkey: Turkish Turks Turk
Turkmenistan: Turkmen
Uganda: Ugandan Ugandans
Ukraine: Ukrainian Ukrainians
United States: American Americans American_Indian American_Indians U.S. US
Latin America: Latin_American Latin_Americans
South America: South_American South_Americans
Central America: Central_American Central_Americans
Uruguay: Uruguayan Uruguayans
Uzbekistan: Uzbek Uzbeks
Venezuela: Venezuelan Venezuelans
Vietnam: Vietnamese
Yemen: Yemeni Yemenis
Zambia: Zambian Zambians
Zimbabwe: Zimbabwean Zimbabweans
`), "\n") {
		country, forms, _ := strings.Cut(line, ": ")
		demonyms[country] = country
		for _, f := range strings.Fields(forms) {
			demonyms[strings.ReplaceAll(f, "_", " ")] = country
		}
	}
}

// country returns the country that a word, or two words, stand for. Besides the
// table, an adjective that begins like a name of the document and has a usual
// ending belongs to that name ("Norrander" to "Norrand").
func country(words string, names map[string]bool) (string, bool) {
	words = strings.TrimSuffix(strings.TrimSuffix(words, "'s"), "’s")
	if c, ok := demonyms[words]; ok {
		return c, true
	}
	if w := strings.ToLower(words); w == "democratic" || w == "republican" || persons[w] || persons[strings.TrimSuffix(w, "s")] {
		return "", false // "Officers" are not from an Office that is named too
	}
	for _, ending := range []string{"ians", "ian", "ans", "an", "ns", "n", "ese", "is", "i", "ers", "er", "ish", "ic"} {
		stem, ok := strings.CutSuffix(words, ending)
		if !ok || len(stem) < 4 {
			continue
		}
		for _, tail := range []string{"", "a", "ia", "e", "y", "o", "and", "land"} {
			if names[stem+tail] && stem+tail != words && (tail == "" || ending != "i" && ending != "is") {
				return stem + tail, true
			}
		}
	}
	return "", false
}
