import { mix, table, weighted, type Random } from './random.ts';

export type Place = { readonly city: string; readonly areaCode: string; readonly from: number; readonly to: number };
export type Address = {
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  readonly city: string;
};

/** City, area code, first and last four digits of its postcodes, thousands of inhabitants. */
const PLACES: readonly (readonly [Place, number])[] = `
Amsterdam 20 1011 1109 921|Rotterdam 10 3011 3089 664|Den Haag 70 2491 2597 562|Utrecht 30 3511 3585 368|Eindhoven 40 5611 5658 244
Groningen 50 9711 9747 238|Tilburg 13 5011 5049 228|Almere 36 1311 1363 222|Breda 76 4811 4847 187|Nijmegen 24 6511 6546 182
Apeldoorn 55 7311 7345 167|Arnhem 26 6811 6846 167|Haarlem 23 2011 2037 165|Enschede 53 7511 7548 161|Haarlemmermeer 23 2131 2154 163
Amersfoort 33 3811 3829 160|Zaandam 75 1501 1509 80|'s-Hertogenbosch 73 5211 5237 158|Zwolle 38 8011 8045 132|Leiden 71 2311 2334 127
Zoetermeer 79 2711 2729 127|Leeuwarden 58 8911 8941 126|Maastricht 43 6211 6229 122|Dordrecht 78 3311 3329 121|Ede 318 6711 6718 122
Alphen aan den Rijn 172 2401 2409 115|Alkmaar 72 1811 1827 112|Emmen 591 7811 7828 109|Delft 15 2611 2629 106|Venlo 77 5911 5928 103
Deventer 570 7411 7437 102|Helmond 492 5701 5709 95|Hilversum 35 1211 1223 93|Oss 412 5341 5349 95|Hoofddorp 23 2131 2135 77
Amstelveen 20 1181 1188 94|Sittard 46 6130 6137 38|Heerlen 45 6411 6422 87|Nieuwegein 30 3431 3439 66|Purmerend 299 1441 1448 94
Schiedam 10 3111 3125 81|Lelystad 320 8211 8245 84|Roosendaal 165 4701 4709 78|Leidschendam 70 2261 2267 77|Vlaardingen 10 3131 3138 75
Gouda 182 2801 2809 76|Spijkenisse 181 3201 3209 72|Veenendaal 318 3901 3907 69|Katwijk 71 2221 2225 67|Assen 592 9401 9408 70
Bergen op Zoom 164 4611 4625 68|Capelle aan den IJssel 10 2901 2909 68|Zeist 30 3700 3709 66|Hengelo 74 7551 7559 82|Almelo 546 7601 7611 74
Hardenberg 523 7770 7773 62|Doetinchem 314 7001 7009 59|Barneveld 342 3771 3772 62|Heerhugowaard 72 1701 1706 59|Hoorn 229 1621 1628 76
Kampen 38 8261 8266 55|Woerden 348 3441 3449 53|Houten 30 3991 3995 50|Weert 495 6001 6006 51|Rijswijk 70 2281 2289 58
Terneuzen 115 4531 4538 55|Middelburg 118 4331 4341 50|Goes 113 4461 4465 39|Vlissingen 118 4381 4389 45|Drachten 512 9201 9207 45
Sneek 515 8601 8608 34|Heerenveen 513 8441 8448 52|Meppel 522 7941 7944 35|Hoogeveen 528 7901 7909 56|Winterswijk 543 7101 7109 29
Tiel 344 4001 4007 43|Culemborg 345 4101 4107 30|Harderwijk 341 3841 3849 49|Ermelo 341 3851 3853 28|Nunspeet 341 8071 8072 29
Den Helder 223 1781 1789 56|Beverwijk 251 1940 1949 43|IJmuiden 255 1971 1976 32|Zandvoort 23 2041 2042 17|Texel 222 1791 1797 14
Wageningen 317 6700 6709 41|Boxtel 411 5281 5283 33|Veghel 413 5461 5467 38|Uden 413 5401 5406 42|Roermond 475 6041 6049 60
Kerkrade 45 6461 6469 46|Geldrop 40 5661 5667 40|Waalwijk 416 5141 5146 50|Oosterhout 162 4901 4909 57|Etten-Leur 76 4871 4879 45
Súdwest-Fryslân 515 8700 8799 50|Oldenzaal 541 7571 7577 32|Stadskanaal 599 9501 9503 32|Delfzijl 596 9931 9936 25|Urk 527 8321 8322 21`
  .split(/[|\n]/u)
  .map((entry) => /^(.+) (\d+) (\d+) (\d+) (\d+)$/u.exec(entry.trim()))
  .filter((found) => found !== null)
  .map(
    ([, city = '', areaCode = '', from, to, weight]) =>
      [{ city, areaCode, from: Number(from), to: Number(to) }, Number(weight)] as const,
  );

export const drawPlace: (random: Random) => Place = weighted(PLACES);

const STREETS =
  `Kerkstraat Dorpsstraat Schoolstraat Molenstraat Nieuwstraat Stationsweg Stationsstraat Julianastraat Wilhelminastraat Beatrixstraat
Hoofdstraat Molenweg Kerkweg Industrieweg Parallelweg Beukenlaan Eikenlaan Lindelaan Kastanjelaan Berkenlaan Esdoornlaan Meidoornstraat
Rozenstraat Tulpstraat Narcisstraat Leliestraat Dahliastraat Vermeerstraat Rembrandtstraat Vondelstraat Bilderdijkstraat Mozartlaan
Beethovenlaan Bachlaan Burgemeestersplein Raadhuisplein Markt Marktstraat Havenstraat Havenkade Zuidsingel Noordsingel Oostsingel Westsingel
Voorstraat Achterstraat Langestraat Kortestraat Breestraat Hoogstraat Lagestraat Brinklaan Dennenweg Sparrenlaan Zandweg Veldweg Heideweg
Duinweg Boslaan Bosweg Parkweg Parkstraat Spoorstraat Spoorlaan Tuinstraat Waterstraat Singel Prinsengracht Herengracht Keizersgracht
Oudegracht Nieuwegracht Lange Voorhout Korte Vijverberg Plein 1944 Laan van Meerdervoort Van Speijkstraat De Ruyterstraat Tromplaan`
    .split(/\s+(?=[A-Z])(?!Voorhout|Vijverberg|Meerdervoort|Speijkstraat|Ruyterstraat)/u)
    .map((street) => street.trim());

/** The letters of a postcode: F, I, O, Q, U and Y were left out, SA, SD and SS are never given out. */
const LETTERS = Array.from('ABCDEGHJKLMNPRSTVWXZ');

/** An address at which a house could stand: the postcode belongs to the city, and the street to the postcode. */
export function drawAddress(random: Random, place: Place): Address {
  const digits = place.from + random.int(place.to - place.from + 1);
  let letters = '';
  do letters = random.pick(LETTERS) + random.pick(LETTERS);
  while (/S[ADS]/u.test(letters));
  const street = STREETS[
    mix(digits * 1_000 + letters.charCodeAt(0) * 31 + letters.charCodeAt(1)) % STREETS.length
  ] as string;
  // Small numbers are commoner than large ones.
  const number = 1 + Math.floor(random.next() ** 2 * 250);
  return {
    street,
    houseNumber: `${number}${drawAddition(random)}`,
    postcode: `${digits} ${letters}`,
    city: place.city,
  };
}

const drawAddition = weighted(
  table('none 84, A 4, B 3, C 1, a 2, -1 1, -2 1, bis 1, -hs 0.5, II 0.5').map(
    ([text, weight]) => [text === 'none' ? '' : text === 'bis' ? ' bis' : text, weight] as const,
  ),
);
