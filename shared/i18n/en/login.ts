export const login = {
  title: 'Who are you?',
  list: 'People',
  logIn: 'Log in',
  password: 'Password',
  passwordFor: 'Password of {{name}}',
  capsLock: 'Caps Lock is on.',
  nobody: 'Nobody can log in here yet. Ask an administrator.',
} as const;
