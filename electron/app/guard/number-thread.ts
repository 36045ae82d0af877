import { createFileThread } from '../../contact-file/client.ts';
import type { Log } from '../ports/platform-ports.ts';
import type { NumberReader } from './do-not-call-desk.ts';

/** Reads files of numbers in a thread that is started for each, so that stopping one stops nothing else. */
export function numberThread(log: Log): NumberReader {
  const thread = createFileThread(log);
  return {
    read: async (args, progress) => {
      const outcome = await thread.ask('numbers', args, (done, _total, share) => progress(done, share));
      await thread.giveUp();
      return outcome;
    },
    setCalm: thread.setCalm,
    stop: thread.giveUp,
  };
}
