import { expect, it } from 'vitest';

import { csvOf } from '../../../../../shared/domain/contact-file/tables-csv.ts';

const TABLES = [
  [
    ['Wie', 'Omzet (€)', 'Tijd (s)'],
    ['=1+1', 12_345.678, 90_061],
    ['A, "B"; C', -0.5, ''],
  ],
  [['Nog een', 0]],
];

it('writes numbers that a spreadsheet of the language counts with, and texts that it does not carry out', () => {
  expect(csvOf(TABLES, 'nl')).toBe(`Wie;Omzet (€);Tijd (s)\r\n'=1+1;12345,68;90061\r\n"A, ""B""; C";-0,5;\r\n\r\nNog een;0`);
  expect(csvOf(TABLES, 'en')).toBe(`Wie,Omzet (€),Tijd (s)\r\n'=1+1,12345.68,90061\r\n"A, ""B""; C",-0.5,\r\n\r\nNog een,0`);
});
