import { BookOpen, BriefcaseBusiness, CalendarCheck2, CalendarDays, ChartColumn, ClipboardCheck, ClipboardPen, Package, CopyCheck, FileInput, GraduationCap, History, Lightbulb, ListChecks, ScrollText, Settings, Users } from 'lucide-react';
import type { Place } from './bridge/place.ts';
import { later } from './ui/later.tsx';

/**
 * Every place of the window beside the conversation, in the order of the rail. A new one is one entry here, and a text for
 * its label in both catalogues; rail, Ctrl+digit, cheat sheet, search and focus follow from it.
 */
export const PLACES: readonly Place[] = [
  { id: 'customers', label: 'customers.title', icon: Users, digit: 1, component: later(async () => (await import('./features/customers/customers-view.tsx')).CustomersView) },
  { id: 'timeline', label: 'timeline.title', icon: History, digit: 2, component: later(async () => (await import('./features/timeline/timeline-place.tsx')).TimelinePlace) },
  { id: 'duplicates', label: 'duplicates.title', icon: CopyCheck, digit: 3, component: later(async () => (await import('./features/duplicates/duplicates-place.tsx')).DuplicatesPlace) },
  { id: 'import', label: 'contactFiles.title', icon: FileInput, digit: 4, component: later(async () => (await import('./features/import/import-view.tsx')).ImportView), roles: ['supervisor', 'administrator'] },
  { id: 'agreements', label: 'agreements.title', icon: CalendarCheck2, digit: 5, component: later(async () => (await import('./features/agreements/agreements-place.tsx')).AgreementsPlace) },
  { id: 'planner', label: 'planner.title', icon: CalendarDays, digit: 6, component: later(async () => (await import('./features/planner/planner-place.tsx')).PlannerPlace) },
  { id: 'registrations', label: 'onRecord.title', icon: ClipboardCheck, digit: 7, component: later(async () => (await import('./features/on-record/registrations-place.tsx')).RegistrationsPlace) },
  { id: 'lists', label: 'callLists.title', icon: ListChecks, digit: 8, component: later(async () => (await import('./features/call-list/lists-place.tsx')).ListsPlace) },
  { id: 'knowledge', label: 'knowledge.title', icon: BookOpen, digit: null, component: later(async () => (await import('./features/knowledge/knowledge-place.tsx')).KnowledgePlace) },
  { id: 'improvement', label: 'improvement.title', icon: Lightbulb, digit: null, component: later(async () => (await import('./features/improvement/improvement-place.tsx')).ImprovementPlace) },
  { id: 'coaching', label: 'coaching.title', icon: GraduationCap, digit: null, component: later(async () => (await import('./features/coaching/coaching-place.tsx')).CoachingPlace), keep: false },
  { id: 'figures', label: 'figures.title', icon: ChartColumn, digit: null, component: later(async () => (await import('./features/figures/figures-place.tsx')).FiguresPlace) },
  { id: 'scripts', label: 'scriptEditor.place', icon: ScrollText, digit: 9, component: later(async () => (await import('./features/script-editor/scripts-place.tsx')).ScriptsPlace) },
  { id: 'accounts', label: 'customerFile.accounts.title', icon: BriefcaseBusiness, digit: null, component: later(async () => (await import('./features/customer-file/file-place.tsx')).FilePlace) },
  { id: 'articles', label: 'articles.title', icon: Package, digit: null, component: later(async () => (await import('./features/articles/articles-place.tsx')).ArticlesPlace) },
  { id: 'forms', label: 'formBuilder.title', icon: ClipboardPen, digit: null, component: later(async () => (await import('./features/form-builder/form-builder-place.tsx')).FormBuilderPlace), roles: ['supervisor', 'administrator'] },
  { id: 'settings', label: 'settings.title', icon: Settings, digit: null, component: later(async () => (await import('./features/settings/settings-view.tsx')).SettingsView), keep: false, foot: true },
];
