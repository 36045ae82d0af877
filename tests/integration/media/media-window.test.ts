import { describeMediaContract } from '../../contract/media/media-contract.ts';
import { startRealMediaHost } from '../../support/real-media-host.ts';

describeMediaContract('media window in Electron', () => startRealMediaHost());
