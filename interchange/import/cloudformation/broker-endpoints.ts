import { say } from '../../../network/words/index.js';
import { Unknown } from '../declared/value.js';
import { type Evaluated, Pieces } from './evaluated.js';

/** The protocols of Amazon MQ, by the attribute that tells their endpoints, with the port of each. https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/amazon-mq-basic-elements.html */
const PROTOCOLS: Readonly<Record<string, readonly [string, number]>> = {
  AmqpEndpoints: ['amqp+ssl', 5671],
  MqttEndpoints: ['mqtt+ssl', 8883],
  OpenWireEndpoints: ['ssl', 61617],
  StompEndpoints: ['stomp+ssl', 61614],
  WssEndpoints: ['wss', 61619],
};

/** An active broker and its standby: the address of each is not told, its port is. */
const MOST = 2;

export function brokerEndpoints(id: string, attribute: string): Evaluated | undefined {
  const protocol = Object.hasOwn(PROTOCOLS, attribute) ? PROTOCOLS[attribute] : undefined;
  if (!protocol) return undefined;
  const [scheme, port] = protocol;
  const host = new Unknown(say`${id}.${attribute} is known only when the stack is made`);
  return Array.from({ length: MOST }, () => new Pieces([`${scheme}://`, host, `:${port}`], ':'));
}
