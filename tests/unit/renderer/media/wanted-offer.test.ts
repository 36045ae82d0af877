import { describe, expect, it } from 'vitest';
import { wantedOffer } from '../../../../renderer/media/wanted-offer.ts';

const OFFER = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 107 0 8 9 63 13 101',
  'c=IN IP4 127.0.0.1',
  'a=rtpmap:107 opus/48000/2',
  'a=fmtp:107 useinbandfec=1',
  'a=rtcp-fb:107 transport-cc',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 107/107',
  'a=rtpmap:101 telephone-event/8000',
  'a=fmtp:101 0-16',
  'a=rtcp-fb:* nack',
  'a=ptime:20',
  'm=video 0 UDP/TLS/RTP/SAVPF 96',
  'a=rtpmap:96 VP8/90000',
  '',
].join('\r\n');

describe('the offer as the browser sees it', () => {
  it('names what is wanted, in that order, and nothing else', () => {
    const seen = wantedOffer(OFFER, ['G722', 'opus']);
    expect(seen).toContain('m=audio 9 UDP/TLS/RTP/SAVPF 9 107 63 13 101\r\nc=IN IP4 127.0.0.1\r\n');
    expect(seen).toContain('a=fmtp:107 useinbandfec=1\r\na=rtcp-fb:107 transport-cc\r\n');
    expect(seen).not.toMatch(/PCM[AU]/);
    expect(seen).toContain('a=fmtp:101 0-16\r\na=rtcp-fb:* nack\r\na=ptime:20\r\nm=video 0');
  });

  it('keeps redundancy with opus only, and static types without a name', () => {
    expect(wantedOffer(OFFER, ['PCMA', 'G722'])).toContain('SAVPF 8 9 13 101\r\n');
    expect(wantedOffer(OFFER, ['PCMA', 'G722'])).not.toContain('red/48000');
  });

  it('is left as it is where there is nothing to choose from', () => {
    const only = OFFER.replace('107 0 8 9 63 13 101', '107 101').replaceAll('opus', 'speex');
    expect(wantedOffer(only, ['opus', 'PCMA'])).toBe(only);
    expect(wantedOffer('no description', ['opus'])).toBe('no description');
    expect(wantedOffer(OFFER.replaceAll('\r\n', '\n'), ['PCMU'])).toContain('SAVPF 0 13 101\nc=IN');
  });
});
