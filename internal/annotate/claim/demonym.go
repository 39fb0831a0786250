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
Andorra: Andorran Andorrans
Angola: Angolan Angolans
Argentina: Argentine Argentinian Argentines
Armenia: Armenian Armenians
Australia: Australian Australians
Austria: Austrian Austrians
Azerbaijan: Azerbaijani Azeri Azerbaijanis
Bahamas: Bahamian Bahamians
Bahrain: Bahraini Bahrainis
Bangladesh: Bangladeshi Bangladeshis
Barbados: Barbadian Barbadians
Belarus: Belarusian Belarusians Belarussian
Belgium: Belgian Belgians
Belize: Belizean Belizeans
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian Bolivians
Bosnia: Bosnian Bosnians
Botswana: Batswana
Brazil: Brazilian Brazilians
Britain: British Britons Briton
Brunei: Bruneian Bruneians
Bulgaria: Bulgarian Bulgarians
Burkina Faso: Burkinabe Burkinabé
Burundi: Burundian Burundians
Cambodia: Cambodian Cambodians
Cameroon: Cameroonian Cameroonians
Canada: Canadian Canadians
Cape Verde: Cape_Verdean Cape_Verdeans
Central African Republic: Central_African Central_Africans
Central America: Central_American Central_Americans
Chad: Chadian Chadians
Chile: Chilean Chileans
China: Chinese
Colombia: Colombian Colombians
Comoros: Comorian Comorians
Congo: Congolese
Costa Rica: Costa_Rican Costa_Ricans
Croatia: Croatian Croatians Croat
Cuba: Cuban Cubans
Cyprus: Cypriot Cypriots
Czechia: Czech Czechs
Denmark: Danish Danes Dane
Djibouti: Djiboutian Djiboutians
Dominican Republic: Dominican Dominicans
East Timor: East_Timorese
Ecuador: Ecuadorian Ecuadorians Ecuadorean
Egypt: Egyptian Egyptians
El Salvador: Salvadoran Salvadorans Salvadorean
Equatorial Guinea: Equatorial_Guinean
Eritrea: Eritrean Eritreans
Estonia: Estonian Estonians
Eswatini: Swazi Swazis
Ethiopia: Ethiopian Ethiopians
Fiji: Fijian Fijians
Finland: Finnish Finns Finn
France: French Frenchmen
Gabon: Gabonese
Gambia: Gambian Gambians
Georgia: Georgian Georgians
Germany: German Germans
Ghana: Ghanaian Ghanaians
Greece: Greek Greeks
Guatemala: Guatemalan Guatemalans
Guinea: Guinean Guineans
Guyana: Guyanese
Haiti: Haitian Haitians
Honduras: Honduran Hondurans
Hong Kong: Hongkonger Hongkongers
Hungary: Hungarian Hungarians
Iceland: Icelandic Icelanders
India: Indian Indians
Indonesia: Indonesian Indonesians
Iran: Iranian Iranians
Iraq: Iraqi Iraqis
Ireland: Irish Irishmen
Israel: Israeli Israelis
Italy: Italian Italians
Ivory Coast: Ivorian Ivorians
Jamaica: Jamaican Jamaicans
Japan: Japanese
Jordan: Jordanian Jordanians
Kazakhstan: Kazakh Kazakhs Kazakhstani
Kenya: Kenyan Kenyans
Kosovo: Kosovar Kosovan Kosovars
Kuwait: Kuwaiti Kuwaitis
Kyrgyzstan: Kyrgyz
Laos: Laotian Laotians
Latin America: Latin_American Latin_Americans
Latvia: Latvian Latvians
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian Liberians
Libya: Libyan Libyans
Lithuania: Lithuanian Lithuanians
Luxembourg: Luxembourger
Madagascar: Malagasy
Malawi: Malawian Malawians
Malaysia: Malaysian Malaysians
Maldives: Maldivian Maldivians
Mali: Malian Malians
Malta: Maltese
Mauritania: Mauritanian Mauritanians
Mauritius: Mauritian Mauritians
Mexico: Mexican Mexicans
Moldova: Moldovan Moldovans
Monaco: Monegasque
Mongolia: Mongolian Mongolians
Montenegro: Montenegrin Montenegrins
Morocco: Moroccan Moroccans
Mozambique: Mozambican Mozambicans
Myanmar: Burmese
Namibia: Namibian Namibians
Nepal: Nepali Nepalese
Netherlands: Dutch Dutchmen
New Zealand: New_Zealander
Nicaragua: Nicaraguan Nicaraguans
Niger: Nigerien Nigeriens
Nigeria: Nigerian Nigerians
North Korea: North_Korean North_Koreans
North Macedonia: Macedonian Macedonians
Norway: Norwegian Norwegians
Oman: Omani Omanis
Pakistan: Pakistani Pakistanis
Palestine: Palestinian Palestinians
Panama: Panamanian Panamanians
Papua New Guinea: Papuan Papuans
Paraguay: Paraguayan Paraguayans
Peru: Peruvian Peruvians
Philippines: Filipino Philippine Filipinos
Poland: Polish Poles Pole
Portugal: Portuguese
Qatar: Qatari Qataris
Romania: Romanian Romanians
Russia: Russian Russians
Rwanda: Rwandan Rwandans
Samoa: Samoan Samoans
Saudi Arabia: Saudi Saudis
Senegal: Senegalese
Serbia: Serbian Serbs Serb Serbians
Sierra Leone: Sierra_Leonean Sierra_Leoneans
Singapore: Singaporean Singaporeans
Slovakia: Slovak Slovaks
Slovenia: Slovenian Slovenians Slovene
Solomon Islands: Solomon_Islander Solomon_Islanders
Somalia: Somali Somalis
South Africa: South_African South_Africans
South America: South_American South_Americans
South Korea: South_Korean South_Koreans
South Sudan: South_Sudanese
Spain: Spanish Spaniards Spaniard
Sri Lanka: Sri_Lankan Sri_Lankans
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish Swedes Swede
Switzerland: Swiss
Syria: Syrian Syrians
Taiwan: Taiwanese
Tajikistan: Tajik Tajiks
Tanzania: Tanzanian Tanzanians
Thailand: Thai Thais
Togo: Togolese
Tonga: Tongan Tongans
Tunisia: Tunisian Tunisians
Turkey: Turkish Turks Turk
Turkmenistan: Turkmen
Uganda: Ugandan Ugandans
Ukraine: Ukrainian Ukrainians
United Arab Emirates: Emirati Emiratis
United States: American Americans American_Indian American_Indians U.S. US
Uruguay: Uruguayan Uruguayans
Uzbekistan: Uzbek Uzbeks
Vanuatu: Vanuatuan
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
