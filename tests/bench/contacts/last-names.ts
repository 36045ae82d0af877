import { mix, table, weighted, type Random } from './random.ts';

export type LastName = { readonly infix: string; readonly name: string };

/** The commonest family names of the Netherlands with about how many thousand people bear them. */
const COMMON = table(`
de Jong 86.5, Jansen 75.7, de Vries 73.2, van den Berg 60.1, van Dijk 56.5, Bakker 56.9, Janssen 55.4, Visser 50.9, Smit 43.5,
Meijer 41.5, de Boer 39.6, Mulder 37.2, de Groot 37.5, Bos 36.4, Vos 31.1, Peters 30.7, Hendriks 30.0, van Leeuwen 29.4, Dekker 29.0,
Brouwer 26.1, de Wit 24.9, Dijkstra 24.2, Smits 23.8, de Graaf 22.0, van der Meer 21.7, van der Linden 21.1, Kok 21.0, Jacobs 20.7,
de Haan 20.3, Vermeulen 20.2, van den Heuvel 19.5, van der Veen 19.2, van den Broek 18.9, de Bruijn 18.8, van der Heijden 18.1,
Schouten 18.0, van Beek 17.6, Willems 17.3, van Vliet 17.3, van de Ven 17.0, Hoekstra 16.8, Maas 16.7, Verhoeven 16.6, Koster 16.5,
van Dam 16.2, van der Wal 15.8, Prins 15.7, Blom 15.2, Huisman 15.1, Peeters 15.0, de Jonge 14.9, Kuipers 14.7, van Veen 14.5,
Post 14.4, Kuiper 14.4, Veenstra 14.3, Kramer 14.2, van den Brink 14.1, Scholten 14.0, van Wijk 13.9, Postma 13.7, Martens 13.6,
Vink 13.5, de Ruiter 13.4, Timmermans 13.3, Groen 13.2, Gerritsen 13.1, Jonker 13.0, van Loon 12.9, Boer 12.8, van der Velde 12.7,
Willemsen 12.6, Smeets 12.5, de Lange 12.4, de Vos 12.3, van Dongen 12.2, Schipper 12.1, de Koning 12.0, van der Laan 11.9,
Koning 11.8, van der Velden 11.7, Driessen 11.6, van Doorn 11.5, Hermans 11.5, Evers 11.4, van den Bosch 11.3, van der Meulen 11.3,
Hofman 11.2, Bosman 11.1, Wolters 11.1, Sanders 11.0, van der Horst 10.9, Mol 10.9, Kuijpers 10.8, Molenaar 10.7, van de Pol 10.7,
de Leeuw 10.6, Verbeek 10.5, Bosch 10.5, van der Ploeg 10.4, Verhagen 10.3, van der Zee 10.3, Kroon 10.2, de Bruin 18.6, Bouwman 10.1,
van der Wijst 3.1, Zwart 10.0, van Es 9.9, Bruins 9.8, Hoogendoorn 9.8, van Rijn 9.7, Roos 9.7, van Houten 9.6, Gerrits 9.6,
van Kampen 9.5, Wouters 9.4, van der Berg 9.4, Vonk 9.3, de Wilde 9.2, Hoeksema 3.4, Franken 9.1, van den Akker 9.1, Kooistra 9.0,
Bakx 2.2, Swart 9.0, Lammers 8.9, van Vugt 8.9, Cornelissen 8.8, van der Pol 8.8, de Jager 8.7, Arts 8.7, van Gils 8.6, Claassen 8.5,
van Oosten 8.5, van der Sluis 8.5, Boon 8.4, van Schaik 8.4, Gerards 3.0, de Kok 8.3, Huizinga 8.3, Verweij 8.3, van Egmond 8.2,
Wiersma 8.2, Zijlstra 11.0, Nijhuis 8.1, Rietveld 6.0, Bergsma 6.0, Terpstra 7.7, Hoogeveen 6.1, Boersma 10.3, van Leeuwe 0.6,
van 't Hof 4.2, in 't Veld 3.6, op den Camp 0.8, van het Hof 0.5, ter Haar 3.4, ten Have 2.9, te Velde 1.9, van 't Hoff 1.1,
de Waal 5.1, Visscher 4.9, Fischer 2.5, Schmidt 3.9, Meyer 4.6, Mayer 0.6, Müller 2.4, Schröder 2.2, Jansen-de Vries 0.1,
Yılmaz 8.3, Yildiz 5.9, Kaya 5.4, Şahin 4.6, Demir 4.9, Çelik 4.8, Öztürk 3.9, Aydın 3.6, Arslan 3.5, Koç 2.6, Doğan 2.3, Özdemir 2.5,
el Idrissi 2.3, Bouali 0.9, Amrani 2.5, el Amrani 3.1, Bakkali 2.1, el Bakkali 2.0, Ait Ali 0.6, Haddou 1.7, Ouali 1.2, Benali 2.3,
Ahmed 5.1, Ali 7.7, Mohamed 6.4, Hassan 5.9, Singh 5.8, Ramdin 2.1, Nguyen 4.4, Tran 1.6, Chen 3.4, Wang 2.6, Li 2.4, Pinas 2.8,
Martina 4.0, Maduro 1.1, Kowalski 1.2, Nowak 2.8, Wójcik 0.9, Popescu 0.6, Ivanov 0.8, Novák 0.4, García 0.7, Fernández 1.4,
Rodrigues 1.9, da Silva 3.4, dos Santos 3.0, de Sousa 1.2, Lefèbvre 0.4, Brûlé 0.1, Françoise 0.1, d'Hondt 0.5, O'Brien 0.5, Ó Briain 0.05`);

const STEMS =
  `Berg Hof Veld Haag Broek Dijk Molen Bos Kamp Meer Wout Zand Lind Eik Steen Wester Ooster Noorder Zuider Groot Klein Oude Nieuw
Schoon Wijn Koren Vogel Vis Kool Brand Roos Bloem Kers Peer Appel Hazel Heide Duin Laak Goor Rijn Waal Schel Gelder Fries Zee Brug Poort
Kerk Toren Water Land Vliet Spoel Snij Kuip Mul Brouw Slag Timmer Smid Schip Jager Valk Arend Haan Raaf Wolf Vosse Beer Leeuw Hert Ham
Barend Gerrit Hendrik Willem Jacob Klaas Pieter Dirk Evert Arend Lambert Roel Wouter Jorrit Sjoerd Douwe Sietse Tjeerd Feik Age Bouke
Hille Reit Wierd Wiebe Sybe Popke Oene Minne Haye Ger Ber Al Am Dol Del Dor Del Es Eng Fel Ger Gol Hal Hel Hol Kal Kel Kol Lam Lel Lol
Mal Mel Mon Nel Nol Pal Pel Pol Ral Rem Rol Sal Sel Sol Tal Ter Tol Val Ver Vol Wal Wel Wol Zel Zol Bra Bre Bro Dra Dre Dro Gra Gre Gro
Kra Kre Kro Pra Pre Pro Schra Schre Schro Spra Spre Stra Stre Stro Tra Tre Tro Vla Vle Vlo Vrie Vro Wie Zwa Zwe Zwo Kne Kna Kno Sme Sma`
    .split(/\s+/)
    .filter((stem, index, all) => all.indexOf(stem) === index);

const ENDS =
  'berg man mans huis stra sma inga ema aart kamp veld ink ing sen huizen hoven hof horst broek dijk meijer wijk laar beek bosch hout steen stein burg dam kerk ker kers aar aars s zen ns ts lings mers ders denburg eveld enga ersma ma tsma boer kens kes ksen gaard veen meer donk loo rode zand'.split(
    ' ',
  );

/** Spellings in which the same name was written down by different clerks. */
const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.replace('ij', 'y').replace('aa', 'ae'),
  (name) => name.replace(/k(?=[aeiou])/u, 'c').replace('f', 'ff'),
  (name) => name.replace('ee', 'e').replace('oo', 'o'),
  (name) => name.replace(/s$/u, 'sz').replace(/g(?=[aeiou])/u, 'gh'),
  (name) => name.replace(/z/u, 's').replace(/n$/u, 'nn'),
  (name) => name.replace('uy', 'ui').replace(/t/u, 'th'),
  (name) => `${name}s`,
  (name) => name.replace(/d/u, 'dt'),
  (name) => name.replace(/r(?=[aeiou])/u, 'rr'),
];

const INFIXES =
  table(`  0, van 12, van der 7, de 7, van den 4, van de 4, ter 1.5, ten 1, den 1, van 't 0.8, te 0.5, op de 0.3, in den 0.2,
  uit de 0.2, von 0.3, el 0.8, al 0.3, la 0.2, le 0.3, di 0.3, op 't 0.2, bij de 0.1`);
const drawInfix = weighted([['', 58] as const, ...INFIXES.filter(([, weight]) => weight > 0)]);

/** Where the rarer names begin, by rank, and where they end: the Netherlands count some 300,000 different names, most of a few people. */
const FIRST_RANK = 200;
const LAST_RANK = 120_000;
const COMMON_WEIGHT = COMMON.reduce((sum, [, weight]) => sum + weight, 0);
/** Thousands of bearers at rank `FIRST_RANK`; a name at rank r has 200/r of that (Zipf), and the integral of it is the sum of all. */
const RARE_WEIGHT = 8 * FIRST_RANK * Math.log(LAST_RANK / FIRST_RANK);

const PARTICLES = new Set(
  "van der den de ter ten te op in 't het uit von el al la le di bij aan zu da dos d".split(' '),
);

/** Parts a written name in what stands before it and the name itself. */
function split(full: string): LastName {
  const words = full.split(' ');
  let particles = 0;
  while (particles < words.length - 1 && PARTICLES.has(words[particles] as string)) particles++;
  return { infix: words.slice(0, particles).join(' '), name: words.slice(particles).join(' ') };
}

const drawCommon = weighted(COMMON.map(([name, weight]) => [split(name), weight] as const));

/** The name at a rank; the same rank has always the same name. */
function rareName(rank: number): string {
  const roots = STEMS.length * ENDS.length;
  // A step without a common divisor visits all roots before it comes to the first one again, in no alphabetical order.
  const root = (rank * 7_919) % roots;
  const plain = (STEMS[root % STEMS.length] as string) + (ENDS[Math.floor(root / STEMS.length)] as string);
  const spelling = SPELLINGS[Math.floor(rank / roots) % SPELLINGS.length] as (name: string) => string;
  return spelling(plain);
}

/** A family name, as often as it is borne; one in twenty is a double one. */
export function drawLastName(random: Random): LastName {
  const one = drawSingle(random);
  if (!random.chance(0.05)) return one;
  const other = drawSingle(random);
  const second = other.infix === '' ? other.name : `${other.infix} ${other.name}`;
  return { infix: one.infix, name: `${one.name}-${second}` };
}

function drawSingle(random: Random): LastName {
  if (random.next() * (COMMON_WEIGHT + RARE_WEIGHT) < COMMON_WEIGHT) return drawCommon(random);
  const rank = Math.floor(FIRST_RANK * (LAST_RANK / FIRST_RANK) ** random.next());
  const name = rareName(rank);
  // The particle belongs to the name, not to the person; a few names occur with several.
  const variant = mix(rank ^ (random.chance(0.15) ? random.int(4) << 20 : 0));
  return { infix: drawInfix({ ...random, next: () => variant / 0x1_0000_0000 }), name };
}
