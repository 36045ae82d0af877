import { expect, test } from '@playwright/test';
import { launchBalie } from '../e2e/support/balie.ts';
import { deskOf } from '../e2e/support/desk.ts';
import { startAsterisk, type Asterisk } from './support/asterisk.ts';
import { openEar } from './support/ear.ts';
import { AGENT_HZ, PEER_HZ, accountOf, openOffice } from './support/office.ts';
import { TcpProxy } from './support/tcp-proxy.ts';
import { toneLevel } from './support/tones.ts';

const tlsOf = ({ certificates }: Asterisk): object => ({ tls: { caFile: certificates.caFile } });

for (const transport of ['tcp', 'tls'] as const) {
  test(`over ${transport}: registers, calls and is called with sound both ways, and comes back when the exchange died`, async () => {
    let network: TcpProxy | undefined;
    const office = await openOffice({
      provision: async (asterisk) => {
        if (transport === 'tcp') network = await TcpProxy.open(asterisk.ports.sip);
        const server = network === undefined ? asterisk.urls[transport] : `tcp://127.0.0.1:${network.port}`;
        return { account: accountOf('1001', server, tlsOf(asterisk)), language: 'en' };
      },
    });
    try {
      const { asterisk, peer } = office;
      const desk = office.desk();
      const ear = await openEar(office.balie());
      expect(await asterisk.ami.command('database show registrar/contact')).toMatch(
        new RegExp(`"uri":"sip:[^"]*;transport=${transport}[;"]`, 'i'),
      );

      await desk.dial('2001');
      const called = await peer.nextCall();
      await called.answer();
      await expect(desk.onlyCard().status).toHaveText('Talking');
      await called.media.hears(AGENT_HZ);
      await ear.hears(PEER_HZ);
      // An exchange that hears nothing of the hold goes on passing the sound both ways.
      if (network !== undefined) network.fromClient = (text) => text.replace('a=sendonly', 'a=sendrecv');
      await desk.onlyCard().hold.click();
      await expect(desk.onlyCard().status).toHaveText('On hold');
      await expect(desk.onlyCard().resume).toBeVisible();
      await ear.hearsSilence();
      if (network !== undefined) {
        await ear.hears(PEER_HZ, { kind: 'silenced' });
        expect(toneLevel(called.media.recent(300), AGENT_HZ), 'the agent to who is on hold').toBeLessThan(-45);
        await desk.onlyCard().resume.click();
        await expect(desk.onlyCard().status).toHaveText('Talking');
        await Promise.all([called.media.hears(AGENT_HZ), ear.hears(PEER_HZ)]);
      }
      await called.hangup();
      await expect(desk.onlyCard().root).toContainText('The customer hung up.');
      for (const { id } of (await desk.state()).interactions)
        await desk.invoke('registration.close', { interactionId: id, reason: 'no-time' });
      await desk.clear();

      const caller = await peer.call('1001');
      await desk.onlyCard().answer.click();
      await expect(desk.onlyCard().status).toHaveText('Talking');
      await caller.media.hears(AGENT_HZ);
      await ear.hears(PEER_HZ);
      await desk.onlyCard().hangUp.click();
      await expect(desk.onlyCard().status).toHaveText('Ended');

      await asterisk.kill();
      await expect(desk.line).toHaveText(/^Not registered: (?:connection lost|server unreachable)$|^Connecting$/);
      await asterisk.start({ fresh: true });
      await expect(desk.line).toHaveText('Registered', { timeout: 45_000 });
      expect(await asterisk.contacts('1001')).toHaveLength(1);
    } finally {
      await office.close();
      await network?.close();
    }
  });
}

test('over tls: a certificate that does not fit is refused in the words for it', async () => {
  const [good, expired, wrongHost] = await Promise.all([
    startAsterisk(),
    startAsterisk({ certificate: 'expired' }),
    startAsterisk({ certificate: 'wrong-host' }),
  ]);
  const balie = await launchBalie({
    provision: { account: accountOf('1003', wrongHost.urls.tls, tlsOf(wrongHost)) },
  });
  try {
    const desk = deskOf(balie.window);
    await expect(desk.line).toHaveText('Not registered: certificate of another server');
    const verdict = (server: string, tls: object): Promise<string> => {
      const account = {
        displayName: '',
        uri: 'sip:1003@127.0.0.1',
        server,
        authUser: '',
        iceServers: [],
        codecs: ['opus'],
      };
      return desk
        .invoke('account.test', {
          account: { ...account, tls: { caFile: '', rejectUnauthorized: true, ...tls } },
          password: 'pw1003',
        })
        .then(
          () => 'works',
          (error: Error) => error.message,
        );
    };
    const { caFile, unrelatedCaFile } = good.certificates;
    expect(await verdict(good.urls.tls, { caFile })).toBe('works');
    expect(await verdict(good.urls.tls, { caFile: unrelatedCaFile })).toContain('certificate-untrusted');
    expect(await verdict(good.urls.tls, {})).toContain('certificate-untrusted');
    expect(await verdict(good.urls.tls, { rejectUnauthorized: false })).toBe('works');
    expect(await verdict(expired.urls.tls, { caFile: expired.certificates.caFile })).toContain('certificate-untrusted');
    // Not encrypted, to the port that is.
    expect(await verdict(good.urls.tls.replace('tls:', 'tcp:'), {})).not.toBe('works');
    expect(await good.contacts('1003')).toEqual([]);
  } finally {
    await balie.close();
    await Promise.all([good, expired, wrongHost].map((each) => each.close()));
  }
});
