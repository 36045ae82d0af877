import type { en } from './en.ts';
import type { Mirror } from './mirror.ts';
import { access } from './nl/access.ts';
import { agentState } from './nl/agent-state.ts';
import { articles } from './nl/articles.ts';
import { atHand } from './nl/at-hand.ts';
import { checklist } from './nl/checklist.ts';
import { coaching } from './nl/coaching.ts';
import { common } from './nl/common.ts';
import { contactFiles } from './nl/contact-files.ts';
import { customer } from './nl/customer.ts';
import { customers } from './nl/customers.ts';
import { customerFile } from './nl/customer-file.ts';
import { data } from './nl/data.ts';
import { desktop } from './nl/desktop.ts';
import { directory } from './nl/directory.ts';
import { diagnosis } from './nl/diagnosis.ts';
import { agreements } from './nl/agreements.ts';
import { duplicates } from './nl/duplicates.ts';
import { errors } from './nl/errors.ts';
import { dispatch } from './nl/dispatch.ts';
import { onRecord } from './nl/on-record.ts';
import { planner } from './nl/planner.ts';
import { knowledge } from './nl/knowledge.ts';
import { callbacks } from './nl/callbacks.ts';
import { callLists } from './nl/call-lists.ts';
import { improvement } from './nl/improvement.ts';
import { figures } from './nl/figures.ts';
import { formBuilder } from './nl/form-builder.ts';
import { guard } from './nl/guard.ts';
import { handOver } from './nl/hand-over.ts';
import { headset } from './nl/headset.ts';
import { line } from './nl/line.ts';
import { login } from './nl/login.ts';
import { notices } from './nl/notices.ts';
import { people } from './nl/people.ts';
import { projects } from './nl/projects.ts';
import { quality } from './nl/quality.ts';
import { recording } from './nl/recording.ts';
import { queue } from './nl/queue.ts';
import { queues } from './nl/queues.ts';
import { registration } from './nl/registration.ts';
import { script } from './nl/script.ts';
import { scriptEditor } from './nl/script-editor.ts';
import { search } from './nl/search.ts';
import { settings } from './nl/settings.ts';
import { silence } from './nl/silence.ts';
import { setup } from './nl/setup.ts';
import { shell } from './nl/shell.ts';
import { shortcuts } from './nl/shortcuts.ts';
import { startup } from './nl/startup.ts';
import { telephone } from './nl/telephone.ts';
import { timeline } from './nl/timeline.ts';
import { topBar } from './nl/top-bar.ts';
import { transfer } from './nl/transfer.ts';
import { verification } from './nl/verification.ts';

/** All texts of the interface in Dutch, one part per feature. */
export const nl = {
  access,
  agentState,
  articles,
  atHand,
  checklist,
  coaching,
  common,
  contactFiles,
  customer,
  customers,
  customerFile,
  data,
  desktop,
  directory,
  diagnosis,
  agreements,
  duplicates,
  errors,
  figures,
  formBuilder,
  guard,
  handOver,
  headset,
  callbacks,
  callLists,
  improvement,
  knowledge,
  dispatch,
  onRecord,
  planner,
  line,
  login,
  notices,
  people,
  projects,
  quality,
  silence,
  recording,
  queue,
  queues,
  registration,
  script,
  scriptEditor,
  search,
  settings,
  setup,
  shell,
  shortcuts,
  startup,
  telephone,
  timeline,
  topBar,
  transfer,
  verification,
} as const satisfies Mirror<typeof en>;
