import { nearlyAll, parseRanges, parseTypes } from '../../../network/words/index.js';

/** Words that tell a thing by what it is not, in English and in Korean. */
const WORDS: readonly RegExp[] = [
  /\bbesides (tcp|udp|icmp|port|[\d`])/,
  /\binternet,? (besides|but|less|except|without)\b/,
  /\b(every|all) (port|ports|protocol|protocols|type|types|address|addresses) (but|besides|except|other than)\b/,
  /\b(tcp|udp|icmp|icmpv6|0\.0\.0\.0\/0) (but|besides|except|without|other than)\b/,
  /\bnot (port |tcp |udp )?\d+\b/,
  /외의 (IPv6 )?인터넷/,
  /외 모든 (포트|프로토콜)/,
  /제외한 .*(포트|프로토콜|인터넷)/,
];

/** A list that leaves out a few of many, whatever stands before it. */
const LIST = /(?<![\d.:/])\d+(-\d+)?(, ?\d+(-\d+)?)+(?![\d.:/])/g;
const OF_PROTOCOLS = /(?:protocols?|프로토콜) (\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)+)/g;
const OF_TYPES =
  /icmp(?:v6)? (?:type |유형 )?(\d+(?:-\d+)?(?:\/\d+(?:-\d+)?)?(?:, ?\d+(?:-\d+)?(?:\/\d+(?:-\d+)?)?)+)/g;
const LAST_PORT = 65_535;
const LAST_PROTOCOL = 255;

/** The complements in a text, each as it stands there. */
export function complementsIn(text: string): string[] {
  const closed = (list: string): string => list.replaceAll(', ', ',');
  return [
    ...WORDS.flatMap((word) => word.exec(text)?.[0] ?? []),
    ...[...text.matchAll(LIST)].flatMap(([list]) =>
      nearlyAll(parseRanges(closed(list)) ?? [], LAST_PORT) ? [list] : [],
    ),
    ...[...text.matchAll(OF_PROTOCOLS)].flatMap(([, list = '']) =>
      nearlyAll(parseRanges(closed(list)) ?? [], LAST_PROTOCOL) ? [list] : [],
    ),
    ...[...text.matchAll(OF_TYPES)].flatMap(([, list = '']) =>
      nearlyAll(parseTypes(closed(list)), LAST_PORT) ? [list] : [],
    ),
  ];
}
