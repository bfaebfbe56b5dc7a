import { folded } from './folded.ts';

/* The countries of films, as pages write them. */

/** ISO 3166-1 alpha-2. */
const REGIONS =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';
const LANGUAGES = ['de', 'en', 'fr', 'es'];

/** What film pages write besides: states that are no more, parts of states, short and longer names. */
const FURTHER = `
  USA, US, U.S., U.S.A., US-Amerika, Amerika, America, Vereinigte Staaten, Vereinigte Staaten von Amerika,
  United States, United States of America, États-Unis d’Amérique, Etats-Unis, EE. UU., EEUU, EE.UU., E.E.U.U.,
  Estados Unidos, Estados Unidos de América, UK, U.K., GB, Great Britain, Britain, Großbritannien, Grossbritannien,
  Grande-Bretagne, Gran Bretaña, Vereinigtes Königreich Großbritannien, England, Angleterre, Inglaterra, Schottland,
  Scotland, Écosse, Escocia, Wales, Pays de Galles, Gales, Nordirland, Northern Ireland, Irlande du Nord,
  Irlanda del Norte, Republik Irland, Republic of Ireland, BRD, Bundesrepublik, Bundesrepublik Deutschland,
  BR Deutschland, Deutschland (BRD), Deutschland BRD, Deutschland (DDR), Deutschland DDR, Westdeutschland,
  West-Deutschland, Ostdeutschland, Ost-Deutschland, West-Berlin, DDR, Deutsche Demokratische Republik,
  Deutsches Reich, Nazi-Deutschland, Weimarer Republik, West Germany, East Germany, GDR, FRG,
  Federal Republic of Germany, German Democratic Republic, Weimar Republic, German Reich, Allemagne de l’Ouest,
  Allemagne de l’Est, RFA, RDA, Alemania Occidental, Alemania del Oeste, Alemania Oriental, Alemania del Este,
  República Federal de Alemania, República Democrática Alemana, UdSSR, Sowjetunion, Sowjetrussland, USSR,
  Soviet Union, URSS, Union soviétique, Unión Soviética, Russische Föderation, Russisches Reich, Russian Federation,
  Russian Empire, CSSR, ČSSR, CSR, ČSR, CSFR, ČSFR, Tschechoslowakei, Tschechische Republik, Czechoslovakia,
  Czech Republic, Tchécoslovaquie, République tchèque, Checoslovaquia, República Checa, Slowakische Republik,
  Jugoslawien, Yugoslavia, Yougoslavie, SFR Jugoslawien, BR Jugoslawien, Serbien und Montenegro,
  Serbia and Montenegro, Mazedonien, Macedonia, Macédoine, Bosnien, Bosnien-Herzegowina, Bosnia, Bosnie,
  Österreich-Ungarn, Austria-Hungary, Autriche-Hongrie, Imperio austrohúngaro, Holland, The Netherlands, Hollande,
  Holanda, Hongkong, Hong Kong, Macau, Makao, Rotchina, VR China, Volksrepublik China, People’s Republic of China,
  Republik China, Nationalchina, Formosa, Korea, Südkorea, Süd-Korea, Republik Korea, Nordkorea, Nord-Korea,
  South Korea, North Korea, Corée, Corée du Sud, Corée du Nord, Corea, Corea del Sur, Corea del Norte, Türkei,
  Turkey, Turquie, Palästina, Palästinensische Gebiete, Palestine, Palestina, Palestinian Territory,
  Occupied Palestinian Territory, Persien, Birma, Burma, Birmanie, Birmania, Ceylon, Vietnam, Südvietnam,
  Nordvietnam, Viet Nam, Kongo, Zaire, Zaïre, Congo, DR Kongo, Demokratische Republik Kongo, Elfenbeinküste,
  Ivory Coast, Rhodesien, Rhodesia, Obervolta, Weißrussland, White Russia, Biélorussie, Bielorrusia, Moldawien,
  Moldavie, Moldavia, Kapverden, Osttimor, Swasiland, Vatikan, Vatican, Vaticano, Vereinigte Arabische Emirate, VAE,
  UAE, Emirate, Vereinigte Arabische Republik, Britisch-Indien, Dominikanische Republik, Kirgisien, Südtirol,
  Bundesrep. Deutschland, Schweiz (CH), Kosovo, Tibet, Kurdistan, Québec, Grönland, Puerto Rico`;

/** Capitals of film programmes and of passports: "BRD/F 1984", "D, A 2009". */
const CODES = new Set(
  'A AFG AL ALB ARG ARM AT AU AUS AUT AZ B BE BEL BG BGR BIH BOL BR BRA BRD C CA CAN CDN CH CHE CHI CHL CHN CL CN CO COL CR CS CSFR CSR CSSR CU CUB CY CZ CZE ČSFR ČSR ČSSR D DDR DE DEU DK DNK DZ E EC ECU EE EG EST ET ESP ES F FI FIN FL FR FRA FRG GB GBR GDR GE GEO GER GR GRC GUS H HK HKG HR HRV HU HUN I IL IND IR IRL IRN IRQ IS ISL ISR IT ITA J JAP JOR JP JPN KAZ KOR KR KZ L LB LT LTU LU LUX LV LVA MA MAR MEX MK MX N NL NLD NO NOR NZ NZL P PE PER PH PHL PL PK POL PRC PRT PT PY QC RA RB RC RCH RDA RFA RI RO ROK ROM ROU RP RU RUS S SCG SE SER SF SGP SI SK SLO SN SP SRB SU SUI SVK SVN SW SWE SWI T TH THA TN TR TUN TUR TW TWN UA UAE UdSSR UK UKR URSS USSR UY U.K. U.S. U.S.A. US USA V VE VN VR VRC WAN YU YUG YV ZA'.split(
    ' ',
  ),
);

let names: ReadonlySet<string> | null = null;

/** Whether the words name a country, in German, English, French or Spanish; spelling counts as `fold` compares. */
export function isCountry(words: string): boolean {
  names ??= countryNames();
  return names.has(folded(words));
}

/** Whether the word is a country's letters in a film programme, in just these capitals: "D", "BRD", "ČSSR". */
export function isCountryCode(word: string): boolean {
  return CODES.has(word);
}

function countryNames(): ReadonlySet<string> {
  const found = new Set(FURTHER.split(',').map(folded));
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const region of REGIONS.split(' ')) {
      const name = display.of(region);
      if (name !== undefined) found.add(folded(name));
    }
  }
  found.delete('');
  return found;
}
