import type { login as en } from '../en/login.ts';
import type { Mirror } from '../mirror.ts';

export const login = {
  title: 'Wie ben je?',
  list: 'Mensen',
  logIn: 'Inloggen',
  password: 'Wachtwoord',
  passwordFor: 'Wachtwoord van {{name}}',
  capsLock: 'Caps Lock staat aan.',
  nobody: 'Hier kan nog niemand inloggen. Vraag een beheerder.',
} as const satisfies Mirror<typeof en>;
