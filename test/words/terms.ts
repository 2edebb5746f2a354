/** What AWS's Korean documents call things: one word for one thing. https://docs.aws.amazon.com/ko_kr/vpc/latest/userguide/ */
export interface Term {
  /** In English, as it stands between other words. */
  readonly english: RegExp;
  /** One of these stands in the translation. */
  readonly korean: readonly string[];
}

/** Not a part of a name or of an option, such as `describe-subnets`. */
const word = (text: string, flags = 'i'): RegExp => new RegExp(`(?<![\\w-])(?:${text})(?![\\w-])`, flags);

export const TERMS: readonly Term[] = [
  { english: word('security groups?'), korean: ['보안 그룹'] },
  { english: word('network ACLs?'), korean: ['네트워크 ACL'] },
  { english: word('subnets?'), korean: ['서브넷'] },
  { english: word('route tables?'), korean: ['라우팅 테이블'] },
  { english: word('static routes?'), korean: ['정적 라우팅'] },
  { english: word('routes?(?! 53)'), korean: ['라우팅'] },
  { english: word('local routes?'), korean: ['로컬 라우팅'] },
  { english: word('propagat\\w+'), korean: ['전파'] },
  { english: word('black ?holes?'), korean: ['블랙홀'] },
  { english: word('transit gateways?'), korean: ['전송 게이트웨이'] },
  { english: word('internet gateways?'), korean: ['인터넷 게이트웨이'] },
  { english: word('NAT gateways?'), korean: ['NAT 게이트웨이'] },
  { english: word('egress.only'), korean: ['송신 전용'] },
  { english: word('virtual private gateways?'), korean: ['가상 프라이빗 게이트웨이'] },
  { english: word('customer gateways?'), korean: ['고객 게이트웨이'] },
  { english: word('carrier gateways?'), korean: ['통신 사업자 게이트웨이'] },
  { english: word('local gateways?'), korean: ['로컬 게이트웨이'] },
  { english: word('virtual interfaces?'), korean: ['가상 인터페이스'] },
  { english: word('prefix lists?'), korean: ['접두사 목록'] },
  { english: word('peerings?'), korean: ['피어링'] },
  { english: word('attachments?'), korean: ['연결'] },
  { english: word('authorization rules?'), korean: ['권한 부여 규칙'] },
  { english: word('traffic selectors?'), korean: ['트래픽 선택자'] },
  // The products have English names in Korean documents.
  { english: word('load balancers?'), korean: ['로드 밸런서', 'Load Balancer'] },
  { english: word('target groups?'), korean: ['대상 그룹'] },
  { english: word('listeners?'), korean: ['리스너'] },
  { english: word('health checks?'), korean: ['상태 확인'] },
  // An end of a question is none of a VPC.
  { english: word('endpoints?'), korean: ['엔드포인트', '끝점'] },
  { english: word('appliances?'), korean: ['어플라이언스'] },
  { english: word('Elastic IP|elastic address(?:es)?'), korean: ['탄력적 IP'] },
  { english: word('Block Public Access', ''), korean: ['퍼블릭 액세스 차단'] },
  { english: word('stateful'), korean: ['상태 저장'] },
  { english: word('stateless'), korean: ['상태 비저장'] },
  { english: word('public'), korean: ['퍼블릭'] },
  { english: word('private(?! line)'), korean: ['프라이빗'] },
  { english: word('internet-facing'), korean: ['인터넷 경계'] },
  { english: word('(?:on.)?premises'), korean: ['온프레미스'] },
  { english: word('zones?'), korean: ['영역'] },
  { english: word('regions?'), korean: ['리전'] },
  { english: word('tunnels?'), korean: ['터널'] },
  { english: word('members?'), korean: ['구성원'] },
  { english: word('drops?|dropped'), korean: ['삭제'] },
];

/** Other words for the same things, which nobody uses here. */
export const OTHER_WORDS: readonly string[] = [
  '보안그룹',
  '경로 테이블',
  '정적 경로',
  '라우트',
  '트랜짓',
  '프리픽스',
  '로드밸런서',
  '엔드 포인트',
  '공용',
  '사설',
  '비공개',
  '무상태',
  '상태 기반',
  '타겟',
  '타깃',
  '목적지',
  '드롭',
  '폐기',
  '포워딩',
  '회신',
  '답장',
];
