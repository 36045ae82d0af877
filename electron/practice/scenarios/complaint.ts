import { withAudio, type PracticeScenario } from './scenario.ts';

/** A customer whose new table came with a broken leg: annoyed until he notices that somebody takes care of it. */
export const COMPLAINT_SCENARIO: PracticeScenario = {
  id: 'complaint',
  title: { en: 'A table with a broken leg', nl: 'Een tafel met een gebroken poot' },
  goal: {
    en: 'Acknowledge the annoyance first, then agree on a solution and register the complaint.',
    nl: 'Toon eerst begrip voor de ergernis, spreek dan een oplossing af en leg de klacht vast.',
  },
  customer: {
    salutation: 'mr',
    initials: 'P.',
    firstName: 'Peter',
    infix: 'de',
    lastName: 'Vries',
    phone: '+31655550102',
    email: 'peter.devries@example.com',
    street: 'Havenstraat',
    houseNumber: '48',
    postcode: '8011 TC',
    city: 'Zwolle',
    customerNumber: '104232',
    language: { en: 'en', nl: 'nl' },
  },
  lines: withAudio('complaint', [
    {
      id: 'greeting',
      text: {
        en: 'Yes, hello. Peter de Vries speaking. I want to make a complaint, because this is just not acceptable.',
        nl: 'Ja, goedendag, met Peter de Vries. Ik heb een klacht, want dit kan echt niet.',
      },
      mood: 'annoyed',
    },
    {
      id: 'identity',
      text: {
        en: 'Yes, yes, that’s me. Eight oh one one, T C. Number forty-eight.',
        nl: 'Ja ja, dat ben ik. Tachtig, elf, T C. Nummer achtenveertig.',
      },
      mood: 'annoyed',
    },
    {
      id: 'complaint',
      text: {
        en: 'Yesterday you delivered a dining table, and one of the legs is simply broken off. I took a day off work for this!',
        nl: 'U heeft gisteren een eettafel bij mij bezorgd, en een van de poten is gewoon afgebroken. En daar heb ik een vrije dag voor opgenomen!',
      },
      mood: 'annoyed',
    },
    {
      id: 'number',
      text: {
        en: 'I only have the customer number here. One, oh, four, two, three, two.',
        nl: 'Ik heb hier alleen het klantnummer. Eén, nul, vier, twee, drie, twee.',
      },
      mood: 'annoyed',
    },
    {
      id: 'details',
      text: {
        en: 'The box was dented too, so it must have happened on the way. I just want an undamaged table, and I don’t want to pay for it again.',
        nl: 'De doos was ook ingedeukt, dus het moet onderweg zijn gebeurd. Ik wil gewoon een gave tafel, en ik ga er niet nog eens voor betalen.',
      },
      mood: 'annoyed',
    },
    {
      id: 'reaction',
      text: {
        en: 'Well, that’s something, at least. And you take the broken one away with you?',
        nl: 'Nou, dat klinkt al beter. En neemt u die kapotte tafel dan meteen mee?',
      },
      mood: 'calm',
    },
    {
      id: 'agreement',
      text: {
        en: 'Good. Then I’m satisfied with that. I’m glad you’re taking it seriously.',
        nl: 'Goed, dan ben ik daar tevreden mee. Fijn dat u het serieus neemt.',
      },
      mood: 'calm',
    },
    {
      id: 'goodbye',
      text: {
        en: 'That’s correct, and that was all. Sorry I was a bit sharp just now. Thank you, and goodbye.',
        nl: 'Dat klopt, en verder was het alles. Sorry dat ik net wat fel was. Dank u wel, tot ziens.',
      },
      mood: 'calm',
    },
  ]),
  expected: {
    category: 'complaint',
    hint: {
      en: 'Category Complaint; a replacement free of charge, the broken table taken back; the damage in the note.',
      nl: 'Categorie Klacht; kosteloos vervangen, de kapotte tafel gaat mee terug; de schade staat in de notitie.',
    },
  },
};
