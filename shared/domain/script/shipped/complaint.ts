import type { Script } from '../script.ts';
import { callBackWhen } from './opening.ts';

/** The complaint conversation: the feeling first, then the facts, then what is done about it and by when. */
export const COMPLAINT_SCRIPT: Script = {
  id: 'shipped-complaint',
  version: 4,
  name: { en: 'Complaint conversation', nl: 'Klachtengesprek' },
  conversationKind: 'complaint',
  form: 'complaint',
  firstStep: 'greeting',
  steps: [
    {
      id: 'greeting',
      phase: 'contact',
      kind: 'say',
      title: { en: 'Greeting', nl: 'Begroeting' },
      text: {
        en: 'Good day, {{company.name}}, {{agent.name}} speaking. What can I do for you?',
        nl: 'Goedendag, {{company.name}}, u spreekt met {{agent.name}}. Wat kan ik voor u doen?',
      },
      hint: {
        en: 'An angry customer? Lower your voice and speak slower than the customer does.',
        nl: 'Een boze klant? Praat zachter en langzamer dan de klant.',
      },
      next: 'complaint',
      maxSilenceMs: 5_000,
    },
    {
      id: 'complaint',
      phase: 'inventory',
      kind: 'ask',
      title: { en: 'Hear the complaint', nl: 'Klacht aanhoren' },
      text: {
        en: 'I’m sorry to hear that, and I’m glad you are telling us. Please tell me what happened; I’m making notes.',
        nl: 'Wat vervelend, en goed dat u het ons laat weten. Vertelt u eens wat er is gebeurd; ik schrijf mee.',
      },
      hint: {
        en: 'Let the customer finish, however long it takes. No excuses, no “but”, nobody to blame.',
        nl: 'Laat de klant uitpraten, hoe lang het ook duurt. Geen smoesjes, geen ‘maar’, geen schuldige aanwijzen.',
      },
      fillsField: 'question',
      next: 'feeling',
      maxSilenceMs: 10_000,
    },
    {
      id: 'feeling',
      phase: 'inventory',
      kind: 'say',
      title: { en: 'Name the feeling', nl: 'Het gevoel benoemen' },
      text: {
        en: 'I can hear that this really bothers you, and I understand that. This is not how we want it to go. I am going to see what I can do for you.',
        nl: 'Ik hoor dat dit u echt dwarszit, en dat begrijp ik. Zo willen wij het niet. Ik ga kijken wat ik voor u kan doen.',
      },
      hint: {
        en: 'Say the feeling that you hear: disappointed, angry, worried. Only then ask on.',
        nl: 'Benoem het gevoel dat je hoort: teleurgesteld, boos, ongerust. Vraag daarna pas door.',
      },
      next: 'person',
      maxSilenceMs: 6_000,
    },
    {
      id: 'person',
      phase: 'inventory',
      kind: 'choice',
      title: { en: 'Right person', nl: 'Juiste persoon' },
      text: {
        en: 'I would like to look into it properly. {% if customer.name %}Am I speaking with {{customer.name}}? And may I have your postcode and house number?{% else %}May I have your name, postcode and house number?{% endif %}',
        nl: 'Ik wil het graag goed voor u uitzoeken. {% if customer.name %}Spreek ik met {{customer.name}}? En mag ik uw postcode en huisnummer?{% else %}Mag ik uw naam, postcode en huisnummer?{% endif %}',
      },
      hint: {
        en: 'Let the customer name the address; do not read it out. Nobody on screen? Choose New customer.',
        nl: 'Laat de klant het adres noemen; lees het niet voor. Niemand in beeld? Kies Nieuwe klant.',
      },
      answers: [
        { value: 'confirmed', label: { en: 'Yes, details are right', nl: 'Ja, gegevens kloppen' }, next: 'facts' },
        { value: 'changed', label: { en: 'Yes, details have changed', nl: 'Ja, gegevens zijn gewijzigd' }, next: 'facts' },
        { value: 'someone-else', label: { en: 'No, someone else', nl: 'Nee, iemand anders' }, next: 'facts' },
      ],
      maxSilenceMs: 6_000,
    },
    {
      id: 'facts',
      phase: 'inventory',
      kind: 'choice',
      title: { en: 'What is it about?', nl: 'Waar gaat het over?' },
      text: {
        en: 'Thank you. I want to be sure I understand it: when did this happen, what had been agreed with you, and do you have an order number for me?',
        nl: 'Dank u wel. Ik wil het graag precies begrijpen: wanneer was het, wat was er met u afgesproken, en heeft u een bestelnummer voor me?',
      },
      hint: {
        en: 'Repeat the facts in your own words before you go on.',
        nl: 'Herhaal de feiten in je eigen woorden voordat je verdergaat.',
      },
      answers: [
        { value: 'product', label: { en: 'The product', nl: 'Het product' }, next: 'severity', fills: { category: 'product' } },
        { value: 'delivery', label: { en: 'The delivery', nl: 'De levering' }, next: 'severity', fills: { category: 'delivery' } },
        { value: 'invoice', label: { en: 'The invoice', nl: 'De factuur' }, next: 'severity', fills: { category: 'invoice' } },
        { value: 'treatment', label: { en: 'How we treated the customer', nl: 'Hoe de klant is behandeld' }, next: 'severity', fills: { category: 'treatment' } },
        { value: 'other', label: { en: 'Something else', nl: 'Iets anders' }, next: 'severity', fills: { category: 'other' } },
      ],
      maxSilenceMs: 10_000,
    },
    {
      id: 'severity',
      phase: 'inventory',
      kind: 'choice',
      title: { en: 'How bad is it?', nl: 'Hoe erg is het?' },
      text: {
        en: 'What are the consequences for you? Has anything been damaged, or is anything unsafe?',
        nl: 'Wat zijn voor u de gevolgen? Is er schade, of is er iets onveilig?',
      },
      hint: {
        en: 'Danger? Say at once what the customer must not do, and pass it on today.',
        nl: 'Gevaar? Zeg meteen wat de klant niet moet doen, en geef het vandaag nog door.',
      },
      answers: [
        { value: 'low', label: { en: 'A nuisance', nl: 'Ongemak' }, next: 'wish', fills: { severity: 'low' } },
        { value: 'medium', label: { en: 'Damage', nl: 'Schade' }, next: 'wish', fills: { severity: 'medium' } },
        { value: 'high', label: { en: 'Danger or great damage', nl: 'Gevaar of grote schade' }, next: 'wish', fills: { severity: 'high' } },
      ],
      maxSilenceMs: 10_000,
    },
    {
      id: 'wish',
      phase: 'inventory',
      kind: 'ask',
      title: { en: 'What does the customer want?', nl: 'Wat wil de klant?' },
      text: {
        en: 'Thank you, I have noted everything. What would be a good solution for you?',
        nl: 'Dank u wel, ik heb alles genoteerd. Wat zou voor u een goede oplossing zijn?',
      },
      hint: {
        en: 'Often it is less than you fear. Promise nothing yet.',
        nl: 'Vaak is het minder dan je denkt. Beloof nog niets.',
      },
      fillsField: 'wishedBy',
      next: 'offer',
      maxSilenceMs: 10_000,
    },
    {
      id: 'offer',
      phase: 'proposal',
      kind: 'ask',
      title: { en: 'What we do about it', nl: 'Wat we eraan doen' },
      text: {
        en: 'This is what I can do for you: … I will arrange …, and you will have … by … at the latest.',
        nl: 'Dit kan ik voor u doen: … Ik regel …, en u heeft uiterlijk …',
      },
      hint: {
        en: 'What, who, and by when. Only what you may decide yourself; for more you ask a colleague.',
        nl: 'Wat, wie en wanneer. Alleen wat je zelf mag toezeggen; voor meer vraag je een collega.',
      },
      fillsField: 'proposedSolution',
      next: 'think',
      maxSilenceMs: 10_000,
    },
    {
      id: 'think',
      phase: 'time-to-think',
      kind: 'choice',
      title: { en: 'Is that good?', nl: 'Is het zo goed?' },
      text: {
        en: 'Please take a moment to think about it. Does that put things right for you, {{customer.name}}?',
        nl: 'Denkt u er rustig even over na. Is het op deze manier voor u opgelost, {{customer.name}}?',
      },
      hint: {
        en: 'Silence is allowed. Not quite? Ask what is missing.',
        nl: 'Stilte mag. Niet helemaal? Vraag wat er nog ontbreekt.',
      },
      answers: [
        { value: 'solved', label: { en: 'Yes, solved', nl: 'Ja, opgelost' }, next: 'summary', fills: { outcome: 'solved', solvedAtOnce: 'yes', state: 'solved' } },
        { value: 'registered', label: { en: 'Accepted, still to be done', nl: 'Akkoord, moet nog gebeuren' }, next: 'summary', fills: { outcome: 'complaint-registered', solvedAtOnce: 'no' } },
        { value: 'colleague', label: { en: 'A colleague decides', nl: 'Collega beslist' }, next: 'summary', fills: { outcome: 'passed-on', solvedAtOnce: 'no' } },
        { value: 'callback', label: { en: 'I call back', nl: 'Ik bel terug' }, next: 'when', fills: { outcome: 'callback', solvedAtOnce: 'no' } },
      ],
      maxSilenceMs: 15_000,
    },
    callBackWhen('summary'),
    {
      id: 'summary',
      phase: 'summary',
      kind: 'check',
      title: { en: 'Summary', nl: 'Samenvatting' },
      text: {
        en: 'I have noted: {{answer.complaint}}. We have agreed: {{answer.offer}}. Have I got that right? And is there anything else I can do for you?',
        nl: 'Ik heb genoteerd: {{answer.complaint}}. We hebben afgesproken: {{answer.offer}}. Klopt dat zo? En kan ik verder nog iets voor u doen?',
      },
      hint: {
        en: 'Tick when the customer agrees. Something to be done? Say when the customer hears from us.',
        nl: 'Vink af als de klant het ermee eens is. Moet er nog iets gebeuren? Zeg wanneer de klant van ons hoort.',
      },
      next: 'close',
      maxSilenceMs: 8_000,
    },
    {
      id: 'close',
      phase: 'close',
      kind: 'end',
      title: { en: 'Goodbye', nl: 'Afsluiting' },
      text: {
        en: 'Thank you for telling us, {{customer.name}}: it helps us to do better. Once more my apologies for the trouble. I wish you a good day. Goodbye!',
        nl: 'Dank u wel dat u het heeft gemeld, {{customer.name}}: zo kunnen wij het beter doen. Nogmaals excuses voor het ongemak. Ik wens u een goede dag. Tot ziens!',
      },
      hint: { en: 'A cause that can be taken away? Note it as a quality remark.', nl: 'Is de oorzaak weg te nemen? Noteer het als kwaliteitsopmerking.' },
    },
  ],
  objections: [
    {
      id: 'supervisor',
      label: { en: '“I want your supervisor”', nl: '“Ik wil uw leidinggevende”' },
      reply: {
        en: 'Of course you can. May I first try to solve it for you myself? If that does not work out, I will ask my supervisor to call you. When would suit you?',
        nl: 'Dat mag natuurlijk. Mag ik het eerst zelf voor u proberen op te lossen? Lukt dat niet, dan vraag ik mijn leidinggevende u te bellen. Wanneer komt dat u uit?',
      },
    },
    {
      id: 'called-before',
      label: { en: '“I have called three times already”', nl: '“Ik heb al drie keer gebeld”' },
      reply: {
        en: 'That is too often, and I’m sorry. I have your earlier contacts in front of me, so you need not explain it all again. I will keep an eye on it until it is settled.',
        nl: 'Dat is te vaak, en dat spijt me. Ik heb uw eerdere contacten voor me, dus u hoeft niet alles opnieuw te vertellen. Ik houd het in de gaten tot het is opgelost.',
      },
    },
    {
      id: 'leaving',
      label: { en: '“I am going to another company”', nl: '“Ik stap over naar een ander bedrijf”' },
      reply: {
        en: 'I would be sorry about that, and I understand. What would have to happen for you to stay? … I’ll see how far I can get with that.',
        nl: 'Dat zou ik jammer vinden, en ik begrijp het. Wat zou er moeten gebeuren, zodat u bij ons blijft? … Ik ga kijken hoever ik daarmee kom.',
      },
    },
    {
      id: 'compensation',
      label: { en: '“I want my money back”', nl: '“Ik wil mijn geld terug”' },
      reply: {
        en: 'I understand why you ask. Let me first see exactly what went wrong, so that I can offer you what you are entitled to. What I may decide myself, I will do now; about the rest you will hear from us by … at the latest.',
        nl: 'Ik begrijp dat u dat vraagt. Ik kijk eerst precies wat er is misgegaan, zodat ik u aanbied waar u recht op heeft. Wat ik zelf mag beslissen, doe ik nu; over de rest hoort u uiterlijk … van ons.',
      },
    },
    {
      id: 'swearing',
      label: { en: 'The customer swears', nl: 'De klant scheldt' },
      reply: {
        en: 'I want to help you, and I can do that best if we speak calmly. Shall we go on together, or would you rather I called you back later?',
        nl: 'Ik wil u graag helpen, en dat lukt het best als we rustig praten. Zullen we samen verdergaan, of zal ik u straks terugbellen?',
      },
    },
  ],
};
