import { expect, test, type Page } from '@playwright/test';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchBalie, newProfile, type Balie, type LaunchOptions } from '../e2e/support/balie.ts';
import { deskOf, type Desk } from '../e2e/support/desk.ts';
import { panesOf } from '../e2e/support/panes.ts';
import { startAsterisk, type Asterisk, type ServerCertificate } from './support/asterisk.ts';
import { accountOf } from './support/office.ts';
import { header } from './support/sip-message.ts';
import { startWsSipServer } from './support/ws-sip-server.ts';

let asterisk: Asterisk;
let balie: Balie | undefined;

test.beforeAll(async () => {
  asterisk = await startAsterisk();
});
test.afterAll(async () => asterisk.close());
test.afterEach(async () => {
  await balie?.close();
  balie = undefined;
});

async function start(account: object, options: LaunchOptions = {}): Promise<Desk> {
  balie = await launchBalie({ provision: { account }, ...options });
  return deskOf(balie.window);
}

const notice = (window: Page) => panesOf(window).notices;
const callers = async (user: string): Promise<number> => (await asterisk.contacts(user)).length;

test('registers over ws with a digest, and renews before it runs out', async () => {
  const server = await startWsSipServer({
    register: { kind: 'challenge', user: '1001', password: 'pw1001', expires: 8 },
  });
  try {
    const desk = await start(accountOf('1001', server.url));
    await expect(desk.line).toHaveText('Registered');
    const first = server.registers.length;
    expect(header(server.registers.at(-1) as (typeof server.registers)[0], 'Authorization')).toMatch(
      /^Digest .*username="1001"/,
    );
    // More than one renewal, each in time: the registration never lapses.
    await expect.poll(() => server.registers.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(first + 2);
    await expect(desk.line).toHaveText('Registered');
    expect(server.clients).toHaveLength(1);
    await balie?.close();
    expect(server.clients[0]?.contact).toBeUndefined();
  } finally {
    await server.close();
  }
});

test('registers with a real exchange over ws and wss with a private CA by file, and takes it back', async () => {
  const desk = await start(accountOf('1001', asterisk.urls.ws));
  await expect(desk.line).toHaveText('Registered');
  expect(await callers('1001')).toBe(1);
  await balie?.close();
  await expect.poll(() => callers('1001')).toBe(0);

  const secure = await start(accountOf('1002', asterisk.urls.wss, { tls: { caFile: asterisk.certificates.caFile } }));
  await expect(secure.line).toHaveText('Registered');
  expect(await callers('1002')).toBe(1);
});

test('a wrong password is said in plain words and not tried for ever; the right one helps', async () => {
  const server = await startWsSipServer({ register: { kind: 'challenge', user: '1001', password: 'right' } });
  try {
    const desk = await start(accountOf('1001', server.url));
    await expect(desk.line).toHaveText('Not registered: wrong user or password');
    await expect(notice(desk.window)).toContainText('does not accept this user with this password');
    const tries = server.registers.length;
    expect(tries).toBeLessThanOrEqual(3);
    await desk.window.waitForTimeout(4_000);
    expect(server.registers.length).toBe(tries);
    await notice(desk.window).getByRole('button', { name: 'Enter password' }).click();
    await notice(desk.window).getByLabel('Password', { exact: true }).fill('right');
    await notice(desk.window).getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(desk.line).toHaveText('Registered');
  } finally {
    await server.close();
  }
});

test('without a key store the password lives in memory, which is said, and is asked for at the next start', async () => {
  const profile = newProfile();
  try {
    const desk = await start(accountOf('1001', asterisk.urls.ws), { profile });
    await expect(desk.line).toHaveText('Registered');
    expect((await desk.state()).account.passwordInMemoryOnly).toBe(true);
    await desk.window.getByRole('button', { name: 'Line details' }).click();
    await expect(desk.window.getByText('the password is kept only until Balie closes')).toBeVisible();
    await balie?.close();

    balie = await launchBalie({ profile });
    const second = deskOf(balie.window);
    await expect(second.line).toHaveText('Not registered: password needed');
    await notice(second.window).getByLabel('Password', { exact: true }).fill('pw1001');
    await notice(second.window).getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(second.line).toHaveText('Registered');
    await balie.close();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});

test('a server that is not there yet, dies and comes back: Balie counts down and registers by itself', async () => {
  const own = await startAsterisk();
  try {
    await own.stop();
    const desk = await start(accountOf('1001', own.urls.ws));
    await expect(desk.line).toHaveText('Not registered: server unreachable');
    await expect(notice(desk.window)).toContainText(/Next try in \d+ s|Trying again/);
    await own.start({ fresh: true });
    await expect(desk.line).toHaveText('Registered', { timeout: 45_000 });

    await own.kill();
    await expect(desk.line).toHaveText(/^Not registered: (?:connection lost|server unreachable)$|^Connecting$/);
    await expect(desk.call).toBeDisabled();
    await own.start({ fresh: true });
    await expect(desk.line).toHaveText('Registered', { timeout: 45_000 });
    expect(await own.contacts('1001')).toHaveLength(1);
  } finally {
    await own.close();
  }
});

const CERTIFICATES: readonly (readonly [
  what: string,
  kind: ServerCertificate,
  ca: 'own' | 'unrelated' | 'none',
  words: string,
])[] = [
  ['of another authority than the file names', 'valid', 'unrelated', 'Not registered: certificate not trusted'],
  ['of an authority that the computer does not know', 'valid', 'none', 'Not registered: certificate not trusted'],
  ['for another server', 'wrong-host', 'own', 'Not registered: certificate of another server'],
  ['that has run out', 'expired', 'own', 'Not registered: certificate not trusted'],
];
for (const [what, certificate, ca, words] of CERTIFICATES) {
  test(`a certificate ${what} is refused in plain words`, async () => {
    const own = certificate === 'valid' ? asterisk : await startAsterisk({ certificate });
    try {
      const { caFile, unrelatedCaFile } = own.certificates;
      const tls = ca === 'none' ? {} : { tls: { caFile: ca === 'own' ? caFile : unrelatedCaFile } };
      const desk = await start(accountOf('1003', own.urls.wss, tls));
      await expect(desk.line).toHaveText(words);
      expect(await own.contacts('1003')).toEqual([]);
    } finally {
      if (own !== asterisk) await own.close();
    }
  });
}

test('Call pressed before the line is connected: the call goes out once when it is, and not after Escape or a refusal', async () => {
  let connect = (): void => undefined;
  const connected = new Promise<void>((resolve) => (connect = resolve));
  const server = await startWsSipServer({ register: { kind: 'late', until: connected } });
  const invites: string[] = [];
  server.onRequest = (request) => {
    if (request.method === 'INVITE') invites.push(request.uri);
    return false;
  };
  try {
    const desk = await start(accountOf('1001', server.url));
    await expect(desk.line).toHaveText('Connecting');
    const words = desk.window.getByText('Calls as soon as the line is connected.');
    await desk.number.fill('0203344556');
    await desk.number.press('Enter');
    await expect(words).toBeVisible();
    await desk.number.press('Escape');
    await expect(words).toBeHidden();
    await expect(desk.number).toHaveValue('');

    await desk.number.fill('0203344557');
    await desk.call.click();
    await expect(words).toBeVisible();
    connect();
    await expect(desk.line).toHaveText('Registered');
    // The server knows nobody; what matters is that it was asked, for the second number alone.
    await expect(desk.cards).toContainText('This number does not exist.');
    expect(invites).toHaveLength(1);
    expect(invites[0]).toContain('203344557');
    await balie?.close();

    let refuse = (): void => undefined;
    server.register = { kind: 'late', until: new Promise<void>((resolve) => (refuse = resolve)) };
    const second = await start(accountOf('1001', server.url));
    await expect(second.line).toHaveText('Connecting');
    await second.number.fill('0203344558');
    await second.number.press('Enter');
    await expect(second.window.getByText('Calls as soon as the line is connected.')).toBeVisible();
    server.register = { kind: 'refuse', status: 403 };
    server.dropAll();
    await expect(second.line).toHaveText(/^Not registered/);
    await expect(second.window.getByText('The line did not connect in time.')).toBeVisible();
    server.register = { kind: 'accept' };
    refuse();
    expect(invites).toHaveLength(1);
  } finally {
    await server.close();
  }
});

test('a refused registration is said with the status, and in Dutch', async () => {
  const desk = await start(accountOf('1403', asterisk.urls.ws));
  await expect(desk.line).toHaveText(/^Not registered: (?:refused by the server|wrong user or password)$/);
  await expect(notice(desk.window)).toContainText('403');
  await desk.invoke('settings.change', { language: 'nl' });
  await expect(deskOf(desk.window, 'nl').line).toHaveText(
    /^Niet aangemeld: (?:geweigerd door de server|verkeerde gebruiker of wachtwoord)$/,
  );
});

test('the account form: Test says what is wrong in plain words, then that it works, and saving connects', async () => {
  balie = await launchBalie();
  const { window } = balie;
  await window.getByRole('button', { name: 'My telephone account' }).click();
  const field = (name: string) => window.getByLabel(name, { exact: true });
  await field('Display name').fill('Anna de Vries');
  await field('SIP address').fill('not an address');
  await field('Server').fill('udp://127.0.0.1:5060');
  await field('Password').fill('wrong');
  const tryIt = window.getByRole('button', { name: 'Test', exact: true });
  await tryIt.click();
  await expect(window.getByText('Write it as sip:name@server.')).toBeVisible();
  await expect(window.getByText('This kind of address cannot be used.')).toBeVisible();

  await field('SIP address').fill('sip:1001@127.0.0.1');
  await field('Server').fill('ws://127.0.0.1:1/ws');
  await tryIt.click();
  await expect(window.getByRole('alert')).toContainText('The telephone server does not answer.', { timeout: 45_000 });

  await field('Server').fill(asterisk.urls.wss);
  await tryIt.click();
  await expect(window.getByRole('alert')).toContainText('certificate is not trusted');

  await field('Server').fill(asterisk.urls.ws);
  await tryIt.click();
  await expect(window.getByRole('alert')).toContainText('refuses this user and password');

  await field('Password').fill('pw1001');
  await tryIt.click();
  await expect(window.getByText('It works: registered as 1001.')).toBeVisible();
  // A test leaves everything as it was.
  await expect.poll(() => callers('1001')).toBe(0);

  await window.getByRole('button', { name: 'Save and connect' }).click();
  await expect(deskOf(window).line).toHaveText('Registered');
});

test.describe('a provisioning file', () => {
  const account = accountOf('1001', 'ws://127.0.0.1:1/ws');
  const FAULTS: readonly (readonly [what: string, content: object | string, field: string, reason: RegExp])[] = [
    ['with a wrong field', { account: { ...account, sever: 'x' } }, 'account.sever', /is not a known setting/],
    [
      'with a wrong value',
      { account: { ...account, uri: '1001' } },
      'account.uri',
      /must look like sip:1001@pbx\.example/,
    ],
    ['without an account', { language: 'nl' }, 'account', /is missing/],
    ['that is no JSON', '{ "account": ', '(file)', /not valid JSON/],
  ];
  for (const [what, provision, field, reason] of FAULTS) {
    test(`${what} is shown with field and reason`, async () => {
      balie = await launchBalie({ provision });
      const { window } = balie;
      await expect(window.getByRole('heading', { name: 'The provisioning file has a mistake' })).toBeVisible();
      await expect(window.getByText(field, { exact: true })).toBeVisible();
      await expect(window.getByText(reason)).toBeVisible();
      await expect(window.getByText(path.join(balie.profile, 'provision.json'))).toBeVisible();
      expect(balie.log()).not.toContain('pw1001');
    });
  }

  test('that is missing is named, and Try again goes on once it is there', async () => {
    const profile = newProfile();
    try {
      balie = await launchBalie({ profile, args: [`--provision=${path.join(profile, 'missing.json')}`] });
      await expect(balie.window.getByText(/cannot be read \(ENOENT\)/)).toBeVisible();
      writeFileSync(
        path.join(profile, 'missing.json'),
        JSON.stringify({ account: accountOf('1001', asterisk.urls.ws) }),
      );
      await balie.window.getByRole('button', { name: 'Try again' }).click();
      await expect(deskOf(balie.window).line).toHaveText('Registered');
      await balie.close();
    } finally {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
});
