import type { settings as en } from '../en/settings.ts';
import type { Mirror } from '../mirror.ts';

export const settings = {
  title: 'Instellingen',
  tab: {
    account: 'Telefoonaccount',
    sound: 'Geluid',
    general: 'Algemeen',
    keys: 'Toetsenbord',
    people: 'Mensen',
    data: 'Gegevens',
  },
  account: {
    nowSip: 'Telefoonaccount {{uri}}',
    nowPractice: 'Je werkt op de oefenlijn',
    nowPracticeText: 'Een gesimuleerde klant belt vanzelf. Gesprekken hier tellen niet mee in je cijfers.',
    toPractice: 'Overschakelen naar de oefenlijn',
    toPracticeText: 'Je kunt tussendoor oefenen: het account blijft bewaard.',
    saved: 'Opgeslagen. De lijn maakt verbinding.',
    onlyAdministrators: 'Alleen beheerders kunnen het telefoonaccount wijzigen.',
  },
  sound: {
    microphone: 'Microfoon',
    microphoneHint: 'Zeg iets: het balkje moet bewegen.',
    speaker: 'Luidspreker',
    speakerHint: 'Waar je de klant hoort.',
    ringer: 'Belapparaat',
    ringerHint:
      'Waar een inkomend gesprek overgaat. De luidsprekers van de computer hoor je ook als je de headset af hebt.',
    systemDefault: 'De keuze van het systeem',
    unplugged: 'Niet aangesloten',
    level: 'Microfoonniveau',
    testRing: 'Belsignaal testen',
    problem: {
      missing: { title: 'Geen microfoon gevonden', text: 'Sluit je headset aan. Die wordt gebruikt zodra hij er is.' },
      refused: {
        title: 'Balie mag de microfoon niet gebruiken',
        text: 'Sta in de privacy-instellingen van je computer toe dat Balie de microfoon gebruikt en start Balie daarna opnieuw.',
      },
      busy: {
        title: 'De microfoon is in gebruik',
        text: 'Een ander programma houdt de microfoon voor zichzelf. Sluit dat programma, of kies een andere microfoon.',
      },
    },
  },
  general: {
    language: 'Taal',
    english: 'English',
    dutch: 'Nederlands',
    theme: 'Thema',
    themeSystem: 'Zoals het systeem',
    themeLight: 'Licht',
    themeDark: 'Donker',
    country: 'Land',
    countryHint: 'Nummers zonder landcode worden gelezen als nummers van dit land.',
    dialLinks: 'Links meteen bellen',
    dialLinksHint:
      'Een nummer dat je in een ander programma aanklikt wordt direct gebeld. Staat dit uit, dan wacht het in het nummerveld.',
    callBar: 'Belbalk',
    callBarHint: 'Is dit venster geminimaliseerd of verborgen, dan toont een kleine balk boven alle andere vensters het gesprek.',
    tray: 'In het systeemvak blijven',
    trayHint:
      'Minimaliseren of sluiten laat Balie doorlopen als pictogram in het systeemvak, als het bureaublad dat heeft. Afsluiten gaat via het menu.',
    handleLinks: 'Telefoonlinks openen',
    handleLinksHint: 'Nummers waarop je in de browser of een ander programma klikt, komen in Balie.',
    globalShortcuts: 'Sneltoetsen in elk programma',
    globalShortcutsHint: 'Opnemen, ophangen en dempen met een toets terwijl een ander programma actief is.',
  },
} as const satisfies Mirror<typeof en>;
