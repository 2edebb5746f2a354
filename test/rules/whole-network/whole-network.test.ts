import { ruleCases } from '../routes/rule-cases.js';
import { ipv6HalfConfigured } from './cases/ipv6-half-configured.js';
import { ruleCidrUnknown } from './cases/rule-cidr-unknown.js';

ruleCases('ipv6-half-configured', ipv6HalfConfigured);
ruleCases('rule-cidr-unknown', ruleCidrUnknown);
