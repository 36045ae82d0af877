import { searchKey } from '../contact/search-key.ts';
import { isConsentTarget } from './consent-cells.ts';
import { isMarkTarget } from './reach-marks.ts';
import { isStatusTarget } from './status-cells.ts';
import type { FixedTarget } from './target-field.ts';

/**
 * Headings as address books, customer systems and people write them, Dutch and English, in the form of `searchKey`. The names of the
 * export of Google Contacts and of Outlook are among them.
 */
const NAMES: Readonly<Record<Exclude<FixedTarget, 'ignore' | 'listField'>, string>> = {
  salutation:
    'aanhef|aanspreking|aanspreektitel|aanspreekvorm|geslacht|sekse|m v|mv|dhr mevr|titel|title|salutation|gender|sex|name prefix|prefix',
  initials: 'voorletters|voorletter|voorl|initialen|initials|initial',
  firstName: 'voornaam|voornamen|roepnaam|first name|firstname|given name|forename|christian name|contact voornaam',
  infix:
    'tussenvoegsel|tussenvoegsels|tussenv|tussenvgsl|tv|tussen|voorvoegsel|voorvoegsels|infix|name infix|prefix last name|surname prefix|middle name|additional name',
  lastName: 'achternaam|familienaam|geslachtsnaam|last name|lastname|surname|family name|contact achternaam',
  fullName:
    'naam|volledige naam|whole name|naam klant|klantnaam|contactpersoon|contact persoon|naam contactpersoon|name|full name|fullname|contact|contact name|contact person|customer name|display name|weergavenaam',
  organisation:
    'bedrijf|bedrijfsnaam|organisatie|organisatienaam|firma|firmanaam|company|company name|organisation|organization|organization name|organisation name|account name|naam organisatie|naam bedrijf',
  customerNumber:
    'klantnummer|klantnr|klant nr|klantcode|klant id|klantid|debiteurnummer|debiteurnr|debiteur|debiteurcode|relatienummer|relatienr|relatiecode|relatie id|lidnummer|customer number|customer no|customer nr|customer id|customerid|customer code|account number|client number|client id|member number|debtor number',
  language: 'taal|taalcode|voorkeurstaal|language|preferred language|lang',
  mobile:
    'mobiel|mobiele telefoon|mobiel nummer|mobielnummer|telefoon mobiel|mobiele nummer|gsm|gsm nummer|06 nummer|mobile|mobile phone|mobile number|cell|cell phone|cellphone|cell number|phone mobile|tel mobiel',
  homePhone:
    'telefoon thuis|telefoon prive|prive telefoon|telefoon huis|thuisnummer|vast nummer|telefoon vast|vaste telefoon|home phone|phone home|phone at home|home number|landline|tel prive|tel thuis',
  workPhone:
    'telefoon werk|telefoon zakelijk|zakelijk telefoonnummer|zakelijke telefoon|werktelefoon|telefoon kantoor|business phone|work phone|phone work|phone at work|company main phone|office phone|tel werk|tel zakelijk|doorkiesnummer|direct line',
  phone:
    'telefoon|telefoonnummer|telefoonnr|telefoon nummer|telefoon nr|tel|telnr|tel nr|nummer|phone|phone number|phonenumber|phone no|telephone|telephone number|primary phone|other phone|phone value',
  email:
    'e mail|email|mail|e mailadres|emailadres|e mail adres|mailadres|e mail address|email address|mail address|e mail value|email value|primary email',
  address:
    'adres|adresregel|adresregel 1|adres 1|straat en huisnummer|street and number|straat huisnummer|straat nr|bezoekadres|postadres|woonadres|address|address line|address line 1|address 1|street address|business street|home street|address street|other street|factuuradres|correspondentieadres|billing address|billing street|mailing address|mailing street',
  street: 'straat|straatnaam|street|street name',
  houseNumber: 'huisnummer|huisnr|huis nr|nr|huisnummer toevoeging|house number|house no|housenumber|street number',
  houseAddition: 'toevoeging|huisnummertoevoeging|huisletter|toev|addition|house number addition|suffix',
  postcode:
    'postcode|post code|pc|zip|zip code|zipcode|postal code|postalcode|business postal code|home postal code|address postal code|other postal code|factuurpostcode|factuur postcode|postadres postcode|bezoekadres postcode|billing postal code|billing zip|mailing postal code|mailing zip',
  city: 'plaats|woonplaats|plaatsnaam|stad|gemeente|vestigingsplaats|city|town|business city|home city|address city|other city|factuurplaats|factuur plaats|postadres plaats|bezoekadres plaats|billing city|mailing city',
  postcodeCity: 'postcode plaats|postcode en plaats|postcode and city|postcode woonplaats|postcode en woonplaats|pc plaats|zip city',
  role: 'functie|functietitel|afdeling en functie|rol|job title|jobtitle|function|position|role|organization title',
  country: 'land|landcode|country|business country|home country|address country|other country|factuurland|factuur land|billing country|mailing country',
  addresses: 'adressen|alle adressen|hele adressen|whole addresses|overige adressen|andere adressen|volledig adres|addresses|all addresses|other addresses|full address',
  birthDate: 'geboortedatum|geb datum|gebdatum|geboorte datum|geb|geboren|geboren op|verjaardag|birth date|birthdate|date of birth|dob|birthday',
  customerValue: 'klantwaarde|omzet|jaaromzet|customer value|value|revenue|annual value',
  customerType: 'klanttype|type klant|klanttypering|customer type|customer style',
  toneHint: 'toonhint|hint voor de toon|toon|tone hint|tone',
  rightPersonFor: 'juiste persoon voor|juiste persoon|aanspreekpunt voor|contactpersoon voor|right person for|contact for|responsible for',
  owner: 'accounteigenaar|account eigenaar|accountmanager|account manager|eigenaar|relatiebeheerder|account owner|contact owner|owner',
  deceased: 'overleden|is overleden|overlijdensdatum|datum overlijden|overleden op|deceased|is deceased|has died|died|died on|date of death|death date|deceased date',
  moved: 'verhuisd|is verhuisd|adres klopt niet|moved|has moved|is moved|address out of date',
  readOnly: 'alleen lezen|niet wijzigen|read only|readonly|locked',
  visibleTo: 'alleen zichtbaar voor|zichtbaar voor|vertrouwelijk voor|visible to only|visible only to|visible to|confidential for',
  preferredPhone: 'voorkeursnummer|telefoon van voorkeur|preferred phone|preferred phone number|preferred number',
  invalidPhones: 'nummers die niet werken|telefoonnummers die niet werken|ongeldige nummers|numbers that do not work|phone numbers that do not work|invalid phones|invalid numbers',
  invalidEmails: 'e mailadressen die niet werken|ongeldige e mail|ongeldige e mailadressen|e mail addresses that do not work|invalid emails|invalid e mails|invalid e mail addresses',
  organisationBranch: 'branche|bedrijfstak|branche van de organisatie|branche organisatie|branch|industry|organisation branch|organization industry|company industry',
  organisationAddress: 'adres organisatie|adres van de organisatie|adres bedrijf|bedrijfsadres|organisation address|organization address|company address',
  organisationWebsite: 'website|website organisatie|homepage|web page|website value|internetadres|organisation website|company website|url',
  organisationNumber:
    'kvk|kvk nummer|kvknummer|kvk nr|kvknr|kamer van koophandel|inschrijfnummer|handelsregisternummer|organisation number|registration number|registration no|company registration number|chamber of commerce|chamber of commerce number|coc number',
  organisationValue: 'klantwaarde organisatie|waarde organisatie|organisation value|company value',
  organisationOwner: 'accounteigenaar organisatie|accountmanager organisatie|organisation owner|organisation account owner',
  tags: 'labels|label|tags|tag|trefwoorden|categorie|categorieen|category|categories|group membership|groepen',
  consentService: 'toestemming service|grondslag service|grondslag voor service|legal basis for service|consent service|service consent|legal basis service|opt in service',
  consentResearch:
    'toestemming onderzoek|grondslag onderzoek|grondslag voor onderzoek|legal basis for research|opt in onderzoek|consent research|research consent|legal basis research|opt in research',
  consentSales:
    'toestemming verkoop|toestemming marketing|toestemming|grondslag|grondslag verkoop|grondslag voor verkoop|legal basis for sales|opt in|optin|opt in verkoop|opt in telefoon|opt in marketing|consent|consent sales|sales consent|marketing consent|legal basis|legal basis sales|opt in sales|opt in phone',
  consentDate:
    'datum toestemming|toestemming datum|toestemming sinds|toestemming vanaf|toestemming op|opt in datum|datum opt in|grondslag sinds|legal basis since|consent date|date of consent|consent since|consented on|opt in date',
  consentProof: 'bewijs|grondslag bewijs|legal basis proof|bewijs toestemming|toestemming bewijs|bewijs van toestemming|proof|consent proof|proof of consent',
  consentHow: 'toestemming via|hoe toestemming|grondslag hoe gegeven|legal basis how given|wijze van toestemming|bron toestemming|consent via|consent source|how consented',
  consents: 'alle grondslagen|grondslagen|toestemmingen|all legal bases|legal bases|consents',
  objection:
    'recht van verzet|objection to sales calls|verzet|bezwaar|niet bellen|bel me niet|bel niet|bel me niet register|do not call|do not phone|dnc|objection|objections|objects|opt out|optout',
  notes:
    'notitie|notities|opmerking|opmerkingen|memo|bijzonderheden|toelichting|note|notes|remark|remarks|comment|comments|description|omschrijving',
};

const BY_NAME: ReadonlyMap<string, FixedTarget> = new Map(
  Object.entries(NAMES).flatMap(([target, names]) => names.split('|').map((name) => [name, target as FixedTarget] as const)),
);

/**
 * Starts of longer headings ("Telefoonnummer overdag"), the longest first, so that the nearest fits. Short ones would fit by chance; and
 * what is said of consent must be exact: "Toestemming e-mail" is none to be called, and "Overleden partner" is about somebody else.
 */
const BEGINNINGS = [...BY_NAME]
  .filter(([name, target]) => name.length >= 5 && !isConsentTarget(target) && !isStatusTarget(target) && !isMarkTarget(target))
  .map(([name]) => name).toSorted((a, b) => b.length - a.length);

/** Form in which headings are compared: "E-mail 2 - Value" and "email value" are the same, numbers apart. */
export function headingKey(heading: string): string {
  return searchKey(heading.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replaceAll(/(^|\s)\d+(?=\s|$)/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** What a heading says a column holds; null when it says nothing that is known. */
export function targetOfHeading(heading: string): FixedTarget | null {
  const plain = searchKey(heading);
  const key = headingKey(heading);
  const exact = BY_NAME.get(plain) ?? BY_NAME.get(key);
  if (exact !== undefined) return exact;
  // Types and labels of Google's export tell about the column beside them; its other parts of an address are in those as well.
  if (/ (?:type|label|formatted|region|po box|extended address)$/u.test(key)) return null;
  const start = BEGINNINGS.find((name) => key.startsWith(`${name} `));
  return start === undefined ? null : (BY_NAME.get(start) ?? null);
}

/** One text for a set of headings, whatever their order: under it a mapping is remembered. */
export function headingSetKey(headings: readonly string[]): string {
  return headings
    .map((heading) => searchKey(heading))
    .toSorted()
    .join('|');
}
