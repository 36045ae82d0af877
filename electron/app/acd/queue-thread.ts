import { createFileThread, type FileOutcome } from '../../contact-file/client.ts';
import type { QueueFileArgs } from '../../contact-file/read-queue.ts';
import type { Log } from '../ports/platform-ports.ts';

/** Reads a file of a queue beside the telephone; `given-up` when it was stopped. */
export type QueueFileReader = {
  readonly read: (
    args: QueueFileArgs,
    progress: (done: number, share: number) => void,
  ) => Promise<FileOutcome<'queue'>>;
  readonly setCalm: (calm: boolean) => void;
  readonly stop: () => Promise<void>;
};

/** In a thread that is started for each file, so that stopping one stops nothing else. */
export function queueThread(log: Log): QueueFileReader {
  const thread = createFileThread(log);
  return {
    read: async (args, progress) => {
      const outcome = await thread.ask('queue', args, (done, _total, share) => progress(done, share));
      await thread.giveUp();
      return outcome;
    },
    setCalm: thread.setCalm,
    stop: thread.giveUp,
  };
}
