import type { errors as en } from '../en/errors.ts';
import type { Mirror } from '../mirror.ts';

export const errors = {
  'bad-request': 'Dat werd niet begrepen. Controleer wat je hebt ingevuld.',
  internal:
    'Er ging iets mis in Balie. Probeer het opnieuw; gebeurt het weer, geef je beheerder dan deze code: {{logId}}.',
  'not-found': 'Dit bestaat niet meer. Misschien heeft iemand het verwijderd.',
  'not-allowed': 'Dit mag niet met jouw rol. Vraag een beheerder.',
  'not-logged-in': 'Log eerst in.',
  'wrong-password': 'Dit wachtwoord klopt niet. Let op Caps Lock en probeer het opnieuw.',
  'name-taken': 'Er is al iemand met deze naam. Kies een andere naam.',
  'last-administrator': 'Dit is de enige beheerder. Maak eerst iemand anders beheerder.',
  'stale-version': 'Iemand heeft dit intussen gewijzigd. Open het opnieuw en herhaal je wijziging.',
  'invalid-number': 'Dit is geen telefoonnummer. Controleer de cijfers.',
  'emergency-number': 'De oefenlijn bereikt niemand, ook de hulpdiensten niet. Pak nu een echte telefoon.',
  'emergency-by-hand': 'Alarmnummers bel je alleen met de hand: typ het nummer in het veld en druk op Bellen.',
  'emergency-no-line': 'De telefoonlijn is niet verbonden. Bel het alarmnummer nu met een andere telefoon.',
  'call-not-possible': 'Dit kan nu niet met dit gesprek.',
  'already-in-a-call': 'Je bent in gesprek. Zet het in de wacht of hang eerst op.',
  'too-many-calls': 'Er zijn al acht gesprekken. Beëindig er eerst een.',
  'leave-refused': 'De centrale heeft de andere twee niet verbonden. Je zit nog in de conferentie.',
  'line-not-registered': 'De telefoonlijn is niet verbonden. Kijk naar de lijnstatus bovenaan.',
  'microphone-silent':
    'De microfoon geeft helemaal geen geluid. Staat hij uit op de headset, of is hij door het systeem gedempt?',
  'sound-unreadable': 'Dit bestand kan niet worden afgespeeld. Kies een geluidsbestand, zoals MP3, WAV of OGG.',
  'microphone-missing': 'Geen microfoon gevonden. Sluit je headset aan.',
  'microphone-refused':
    'Balie mag de microfoon niet gebruiken. Sta dit toe in de privacy-instellingen van je computer.',
  'microphone-busy': 'Een ander programma gebruikt de microfoon. Sluit dat en probeer het opnieuw.',
  'media-unavailable': 'Er is nu geen geluid. Balie start het opnieuw; probeer het over een paar seconden nog eens.',
  'no-redial-number': 'Er is nog geen nummer om opnieuw te bellen.',
  'transport-not-supported': 'Dit soort verbinding is niet mogelijk. Gebruik een adres dat begint met wss://, tls://, ws:// of tcp://.',
  'account-invalid': 'Er klopt iets niet in het telefoonaccount. Controleer de velden.',
  'server-unreachable': 'De telefoonserver antwoordt niet. Controleer het adres en je netwerk.',
  'certificate-untrusted':
    'Het certificaat van de server wordt niet vertrouwd. Kies het bestand van je eigen certificaatautoriteit, of vraag je beheerder.',
  'certificate-wrong-host': 'Het certificaat van de server hoort bij een andere naam. Controleer het serveradres.',
  'credentials-refused': 'De server weigert deze gebruiker met dit wachtwoord. Controleer beide.',
  'registration-refused': 'De server weigert dit account. Vraag je beheerder.',
  'registration-timeout':
    'De server is bereikt, maar antwoordde niet op tijd. Probeer het opnieuw; blijft het zo, vraag dan je beheerder.',
  'registration-incomplete': 'Enkele velden van de registratie zijn nog leeg.',
  'database-corrupt': 'Het gegevensbestand is beschadigd.',
  'database-from-future': 'Het gegevensbestand komt uit een nieuwere versie van Balie.',
  'database-unavailable': 'Het gegevensbestand kan niet worden geopend.',
  'disk-full': 'De schijf is vol. Maak ruimte; wat je typte is niet kwijt.',
  'backup-unusable': 'Deze reservekopie is niet bruikbaar. Kies een andere.',
  'provisioning-invalid': 'In het provisioningbestand staat een fout in het veld “{{field}}”.',
  'recording-disk-full': 'De schijf is vol: de opname is gestopt, het gesprek gaat door. Wat is opgenomen, blijft bewaard.',
  'recording-failed': 'De opname is gestopt, het gesprek gaat door. Wat is opgenomen, blijft bewaard.',
  'announcement-missing': 'De melding kan niet worden afgespeeld, dus wordt er niets opgenomen. Kies een ander bestand bij de instellingen.',
  'during-call': 'Dit moet wachten tot het gesprek voorbij is.',
} as const satisfies Mirror<typeof en>;
