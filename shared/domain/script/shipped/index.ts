import type { Script } from '../script.ts';
import { STARTER_SCRIPT } from '../starter-script.ts';
import { ADVICE_SCRIPT } from './advice.ts';
import { BAD_NEWS_SCRIPT } from './bad-news.ts';
import { COMPLAINT_SCRIPT } from './complaint.ts';
import { INVENTORY_SCRIPT } from './inventory.ts';
import { SALES_SCRIPT } from './sales.ts';
import { SURVEY_SCRIPT } from './survey.ts';

/**
 * The conversations that come with an installation, to choose from per project; the first one is used where nobody has chosen. Each fills
 * the form that it names. A changed text needs a higher `version`: a conversation keeps the version it began with.
 */
export const SHIPPED_SCRIPTS: readonly [Script, ...Script[]] = [
  STARTER_SCRIPT,
  ADVICE_SCRIPT,
  COMPLAINT_SCRIPT,
  BAD_NEWS_SCRIPT,
  SALES_SCRIPT,
  INVENTORY_SCRIPT,
  SURVEY_SCRIPT,
];
