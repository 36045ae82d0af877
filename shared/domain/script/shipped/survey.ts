import type { Script } from '../script.ts';
import { answer, both, CALLER_OBJECTIONS, opening } from './opening.ts';
import { marks } from './inventory.ts';

/** The survey: the same words for everybody, one question at a time; what does not apply is skipped by the answers themselves. */
export const SURVEY_SCRIPT: Script = {
  id: 'shipped-survey',
  version: 5,
  name: both('Survey', 'Enquête'),
  conversationKind: 'survey',
  form: 'survey',
  firstStep: 'greeting',
  steps: [
    ...opening(
      'takes-part',
      both(
        'We are asking our customers what they think of us; I am not selling anything. It takes about four minutes, and your answers are reported without your name. Is this a convenient moment?',
        'We vragen onze klanten wat ze van ons vinden; ik verkoop u niets. Het duurt ongeveer vier minuten, en uw antwoorden worden zonder uw naam verwerkt. Komt het u nu gelegen?',
      ),
    ),
    {
      ...{ id: 'takes-part', phase: 'contact', kind: 'choice', title: both('Takes part?', 'Doet mee?') },
      text: both('May I ask you ten short questions?', 'Mag ik u tien korte vragen stellen?'),
      answers: [
        answer('yes', 'Yes', 'Ja', 'channel'),
        answer('no', 'Does not take part', 'Doet niet mee', 'refused', { outcome: 'refused' }),
      ],
      maxSilenceMs: 6_000,
    },
    {
      ...{ id: 'channel', phase: 'inventory', kind: 'choice', title: both('1. Last contact', '1. Laatste contact') },
      text: both('How were you last in contact with us: by telephone, by e-mail, in the shop or through the website?', 'Op welke manier had u het laatst contact met ons: per telefoon, per e-mail, in de winkel of via de website?'),
      hint: both('Read the question as it stands; explain nothing.', 'Lees de vraag voor zoals die er staat; leg niets uit.'),
      answers: [
        answer('telephone', 'Telephone', 'Telefoon', 'helpfulness', { channel: 'telephone' }),
        answer('mail', 'E-mail', 'E-mail', 'helpfulness', { channel: 'mail' }),
        answer('shop', 'Shop', 'Winkel', 'helpfulness', { channel: 'shop' }),
        answer('website', 'Website', 'Website', 'helpfulness', { channel: 'website' }),
        answer('none', 'No contact', 'Geen contact', 'ordered', { channel: 'none' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'helpfulness', phase: 'inventory', kind: 'choice', title: both('2. How helped', '2. Hoe geholpen') },
      text: both('How well were you helped then: very good, good, fair, poor or bad?', 'Hoe goed bent u toen geholpen: heel goed, goed, redelijk, matig of slecht?'),
      answers: marks('helpfulness', 'solved', 'solved').map((mark) => (mark.value === 'poor' || mark.value === 'bad' ? { ...mark, next: 'helpfulness-why' } : mark)),
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'helpfulness-why', phase: 'inventory', kind: 'ask', title: both('2a. What went wrong', '2a. Wat ging er mis') },
      text: both('What went wrong then?', 'Wat ging er toen mis?'),
      hint: both('In the customer’s own words.', 'In de woorden van de klant.'),
      ...{ fillsField: 'helpfulnessReason', next: 'solved', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'solved', phase: 'inventory', kind: 'choice', title: both('3. Solved at once', '3. In één keer opgelost') },
      text: both('Was your question answered the first time?', 'Was uw vraag toen in één keer beantwoord?'),
      answers: [answer('yes', 'Yes', 'Ja', 'ordered', { solved: 'yes' }), answer('no', 'No', 'Nee', 'ordered', { solved: 'no' })],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'ordered', phase: 'inventory', kind: 'choice', title: both('4. Ordered this year', '4. Dit jaar besteld') },
      text: both('Have you ordered anything from us this year?', 'Heeft u dit jaar iets bij ons besteld?'),
      answers: [answer('yes', 'Yes', 'Ja', 'on-time', { ordered: 'yes' }), answer('no', 'No', 'Nee', 'satisfaction', { ordered: 'no' })],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'on-time', phase: 'inventory', kind: 'choice', title: both('5. Delivered on time', '5. Op tijd geleverd') },
      text: both('Was it delivered on the day that we had agreed?', 'Is het bezorgd op de dag die was afgesproken?'),
      answers: [answer('yes', 'Yes', 'Ja', 'quality', { onTime: 'yes' }), answer('no', 'No', 'Nee', 'days-late', { onTime: 'no' })],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'days-late', phase: 'inventory', kind: 'ask', title: both('5a. Days late', '5a. Dagen te laat') },
      text: both('How many days later did it come?', 'Hoeveel dagen later kwam het?'),
      ...{ fillsField: 'daysLate', next: 'quality', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'quality', phase: 'inventory', kind: 'choice', title: both('6. Product', '6. Product') },
      text: both('And what do you think of the product itself: very good, good, fair, poor or bad?', 'En wat vindt u van het product zelf: heel goed, goed, redelijk, matig of slecht?'),
      answers: marks('quality', 'satisfaction', 'satisfaction'),
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'satisfaction', phase: 'inventory', kind: 'ask', title: both('7. Satisfied', '7. Tevreden') },
      text: both('All in all, how satisfied are you with us, on a scale from 0 to 10?', 'Hoe tevreden bent u in het algemeen over ons, op een schaal van 0 tot 10?'),
      ...{ fillsField: 'satisfaction', next: 'recommends', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'recommends', phase: 'inventory', kind: 'ask', title: both('8. Recommends', '8. Beveelt aan') },
      text: both('How likely is it that you would recommend us to others, on a scale from 0 to 10?', 'Hoe waarschijnlijk is het dat u ons bij anderen aanbeveelt, op een schaal van 0 tot 10?'),
      fillsField: 'recommends',
      ways: [{ when: { on: 'field.recommends', atMost: 6 }, next: 'recommends-why' }],
      ...{ next: 'improvement', maxSilenceMs: 8_000 },
    },
    {
      ...{ id: 'recommends-why', phase: 'inventory', kind: 'ask', title: both('8a. Why not higher', '8a. Waarom niet hoger') },
      text: both('What keeps you from giving a higher mark?', 'Waarom geen hoger cijfer?'),
      ...{ fillsField: 'recommendsReason', next: 'improvement', maxSilenceMs: 10_000 },
    },
    {
      ...{ id: 'improvement', phase: 'inventory', kind: 'ask', title: both('9. What could be better', '9. Wat kan er beter') },
      text: both('If there is one thing we should do better, what would it be?', 'Als wij één ding beter moeten doen, wat is dat dan?'),
      hint: both('Nothing? Type that: it is an answer.', 'Niets? Typ dat: het is een antwoord.'),
      ...{ fillsField: 'improvement', next: 'may-contact', maxSilenceMs: 12_000 },
    },
    {
      ...{ id: 'may-contact', phase: 'summary', kind: 'choice', title: both('10. Come back to it', '10. Terugkomen') },
      text: both('The last question: may we call you once more about your answers?', 'De laatste vraag: mogen wij u nog eens bellen over uw antwoorden?'),
      answers: [
        answer('yes', 'Yes', 'Ja', 'close', { mayContact: 'yes', outcome: 'completed' }),
        answer('no', 'No', 'Nee', 'close', { mayContact: 'no', outcome: 'completed' }),
      ],
      maxSilenceMs: 8_000,
    },
    {
      ...{ id: 'close', phase: 'close', kind: 'end', title: both('Thanks', 'Bedanken') },
      text: both('Those were all my questions. Thank you very much for your answers, {{customer.name}}. Is there anything you would like to add? … I wish you a pleasant day. Goodbye!', 'Dat waren mijn vragen. Hartelijk dank voor uw antwoorden, {{customer.name}}. Wilt u zelf nog iets kwijt? … Ik wens u nog een prettige dag!'),
    },
    {
      ...{ id: 'refused', phase: 'close', kind: 'end', title: both('Goodbye', 'Afsluiting') },
      text: both('I understand. Thank you all the same, and have a pleasant day. Goodbye!', 'Dat begrijp ik. Toch bedankt, en nog een prettige dag!'),
    },
  ],
  objections: [
    {
      id: 'anonymous',
      label: both('“What happens with my answers?”', '“Wat gebeurt er met mijn antwoorden?”'),
      reply: both(
        'They are counted together with those of others. Your name is not passed on with them, unless you agree that we may come back to you.',
        'Ze worden samen met die van anderen geteld. Uw naam gaat niet mee, tenzij u goedvindt dat wij erop terugkomen.',
      ),
    },
    ...CALLER_OBJECTIONS,
  ],
};
