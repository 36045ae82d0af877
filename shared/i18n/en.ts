import { access } from './en/access.ts';
import { agentState } from './en/agent-state.ts';
import { articles } from './en/articles.ts';
import { atHand } from './en/at-hand.ts';
import { checklist } from './en/checklist.ts';
import { coaching } from './en/coaching.ts';
import { common } from './en/common.ts';
import { contactFiles } from './en/contact-files.ts';
import { customer } from './en/customer.ts';
import { customers } from './en/customers.ts';
import { customerFile } from './en/customer-file.ts';
import { data } from './en/data.ts';
import { desktop } from './en/desktop.ts';
import { directory } from './en/directory.ts';
import { diagnosis } from './en/diagnosis.ts';
import { agreements } from './en/agreements.ts';
import { duplicates } from './en/duplicates.ts';
import { errors } from './en/errors.ts';
import { dispatch } from './en/dispatch.ts';
import { onRecord } from './en/on-record.ts';
import { planner } from './en/planner.ts';
import { knowledge } from './en/knowledge.ts';
import { callbacks } from './en/callbacks.ts';
import { callLists } from './en/call-lists.ts';
import { improvement } from './en/improvement.ts';
import { figures } from './en/figures.ts';
import { formBuilder } from './en/form-builder.ts';
import { guard } from './en/guard.ts';
import { handOver } from './en/hand-over.ts';
import { headset } from './en/headset.ts';
import { line } from './en/line.ts';
import { login } from './en/login.ts';
import { notices } from './en/notices.ts';
import { people } from './en/people.ts';
import { projects } from './en/projects.ts';
import { quality } from './en/quality.ts';
import { recording } from './en/recording.ts';
import { queue } from './en/queue.ts';
import { queues } from './en/queues.ts';
import { registration } from './en/registration.ts';
import { script } from './en/script.ts';
import { scriptEditor } from './en/script-editor.ts';
import { search } from './en/search.ts';
import { settings } from './en/settings.ts';
import { silence } from './en/silence.ts';
import { setup } from './en/setup.ts';
import { shell } from './en/shell.ts';
import { shortcuts } from './en/shortcuts.ts';
import { startup } from './en/startup.ts';
import { telephone } from './en/telephone.ts';
import { timeline } from './en/timeline.ts';
import { topBar } from './en/top-bar.ts';
import { transfer } from './en/transfer.ts';
import { verification } from './en/verification.ts';

/** All texts of the interface in English, one part per feature. */
export const en = {
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
} as const;
