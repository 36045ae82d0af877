import { drawLastName } from './last-names.ts';
import { table, weighted, type Random } from './random.ts';

const TRADES =
  `Bakkerij Slagerij Garagebedrijf Schildersbedrijf Loodgietersbedrijf Installatietechniek Bouwbedrijf Aannemersbedrijf Hoveniersbedrijf
Transportbedrijf Autobedrijf Tandartspraktijk Huisartsenpraktijk Fysiotherapie Apotheek Kapsalon Restaurant Café Hotel Makelaardij
Administratiekantoor Accountants Advocatenkantoor Notariskantoor Adviesbureau Uitzendbureau Reclamebureau Drukkerij Boekhandel
Fietsenwinkel Kwekerij Melkveebedrijf Akkerbouwbedrijf Stichting Vereniging Woningcorporatie Basisschool Zorgcentrum Kinderopvang
Schoonmaakbedrijf Beveiliging Verzekeringen Groothandel Meubelmakerij Interieurbouw Metaalbewerking Machinefabriek Rijschool`.split(
    /\s+/u,
  );
const PLAIN =
  `Zonnestroom Waterland Noordzicht Lindenhof Rijnmond Delta Horizon Kompas Baken Zuiderlicht Polder Duinrand Waterval Klaver Regenboog
Eikenhorst Sterrenburg Merwede Amstel Vecht Veluwe Kennemer Oranje Hanze Batavia Atlas Orion Phoenix Aurora Novum Primair Totaal`.split(
    /\s+/u,
  );
const drawForm = weighted<string>([
  ['', 24],
  ...table('B.V. 42, BV 22, VOF 10, V.O.F. 4, N.V. 2, Nederland B.V. 3, & Zn. 3, Holding B.V. 3').map(
    ([text, weight]) => [` ${text}`, weight] as const,
  ),
]);

/** The name of a company, shop or foundation: one in two bears a family name. */
export function drawOrganisation(random: Random): string {
  const trade = random.pick(TRADES);
  if (random.chance(0.5)) {
    const { infix, name } = drawLastName(random);
    const bearer = infix === '' ? name : `${infix.charAt(0).toUpperCase()}${infix.slice(1)} ${name}`;
    return `${random.chance(0.6) ? `${trade} ${bearer}` : `${bearer} ${trade}`}${drawForm(random)}`;
  }
  return `${random.pick(PLAIN)} ${random.chance(0.4) ? `${random.pick(PLAIN)} ` : ''}${trade}${drawForm(random)}`;
}
