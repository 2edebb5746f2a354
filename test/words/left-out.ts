/** What is not translated, though it reads as if it were for people. */
import { STATES } from '../../interchange/import/aws/states.js';
import { CONSEQUENCES } from '../../interchange/import/aws/unmodelled/consequences.js';

/** The same in every language: names, and what is no language. */
export const NAMES = new Set([
  'DNS',
  'VPC',
  'VPC {0}',
  'ACL',
  'ACL {0}',
  'VPN',
  'Amazon DNS',
  'Site-to-Site VPN',
  'Client VPN',
  'Direct Connect',
  '{0}{1}.',
]);
/** They write programs and networks, which are the same for everybody, or tell programs and their makers. */
export const NOT_FOR_PEOPLE = new Set([
  'cli/collect/script.ts',
  'client/features/new-network/network-text.ts',
  'server/closed/closed-files.ts',
  'server/completion/statements.ts',
  'server/message-order.ts',
  'interchange/export/mermaid.ts',
  'interchange/report/check/rule-page.ts',
  'interchange/report/matrix/html.ts',
  'interchange/report/check/sarif-location.ts',
  'server/recorded/page-html.ts',
]);
/** Names of what other programs print, many in one text. */
export const TABLES_OF_NAMES = [
  'interchange/import/aws/answers/',
  'interchange/import/builder/names.ts',
  'interchange/import/cloudformation/nearest-names.ts',
  'interchange/import/declared/end-types.ts',
  'interchange/import/declared/read-types.ts',
  'interchange/import/declared/same-vpc.ts',
  'interchange/import/terraform/arguments/',
];
/** What importers write into a network: the same for everybody. */
export const WRITTEN = ['doc'];
/** Keys under which importers know things, and names of kinds. */
const KEYS = [
  ...Object.keys(STATES),
  ...Object.keys(CONSEQUENCES),
  'an answer about it alone',
  'in one description alone',
  'service of …',
  'default subnet group',
  'default subnet …',
  'main of …',
  'prefix list of …',
  '… classic load balancers',
  '… one of tables',
  '… untold subnet of …',
  'untold interface …',
  'untold line of …',
  'untold place … …',
  'untold subnet …',
];
/** Texts of the `.vpc` language, and of the protocol, that read like a sentence. */
export const CODE = new Set([
  ...KEYS,
  'a group that is not told',
  'Region of what says no other',
  'Subnets of …',
  'aws cloudformation get-template --template-stage Processed',
  'It lies in … of the subnets …, which are alike.',
  'The input mentions … and does not describe it: what lies behind it is unknown.',
  'The input tells no more of … than its blocks: what is in it is unknown.',
  'allow all from …',
  'inbound { 100 allow all from any }',
  'outbound { 100 allow all to any }',
  '// … …: say here why this is right',
  '// vpclens-ignore group-unused: what the import lacks or leaves out may have it',
  '… except on …',
  ', but the file ends here',
  'The request was cancelled.',
  'The text changed: what was tried was another.',
]);
