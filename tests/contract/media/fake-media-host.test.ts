import type { MediaPort } from '../../../shared/media/media-port.ts';
import { createFakeMediaHost, type FakeMediaHost } from '../../support/fake-media-host.ts';
import { describeMediaContract } from './media-contract.ts';

describeMediaContract('fake host', async () => {
  let listener: (port: MediaPort) => void = () => undefined;
  let fake: FakeMediaHost = createFakeMediaHost();
  return {
    onPort: (next) => {
      listener = next;
      next(fake.port);
    },
    crash: () => {
      fake.die();
      setTimeout(() => {
        fake = createFakeMediaHost();
        listener(fake.port);
      }, 100);
    },
    stop: async () => fake.die(),
  };
});
