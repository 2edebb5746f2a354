import { say } from '../../../network/words/index.js';
import type { Declaration } from './context.js';
import { isList, isUnknown, isValues, Unknown, type Value, type Values } from './value.js';

const TYPES = new Set(['lambda_event_source_mapping', 'AWS::Lambda::EventSourceMapping']);

/**
 * What polls a self-managed Kafka for a function has interfaces in the subnets and groups that its source's access names, as `subnet:subnet-0123` and `security_group:sg-0123`.
 * https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
 */
export function withSourceAccess(declaration: Declaration): Declaration {
  if (!TYPES.has(declaration.type)) return declaration;
  const { values, readings } = declaration;
  return { ...declaration, values: placed(values), readings: readings?.map(placed) };
}

function placed(values: Values): Values {
  const blocks = values.source_access_configuration ?? values.source_access_configurations;
  if (blocks === undefined || blocks === null) return values;
  if (!isList(blocks))
    return {
      ...values,
      subnet_ids: isUnknown(blocks)
        ? blocks
        : new Unknown(say`
    it cannot be read
  `),
    };
  const named = (type: string, prefix: RegExp): Value[] =>
    blocks.flatMap((block): Value[] => {
      if (!isValues(block)) return isUnknown(block) ? [block] : [];
      const { uri } = block;
      if (block.type !== type || uri === undefined || uri === null) return [];
      if (isUnknown(uri)) return uri.listed?.length === 1 ? [...uri.listed] : [uri];
      return [typeof uri === 'string' ? uri.replace(prefix, '') : uri];
    });
  const subnets = named('VPC_SUBNET', /^subnet:/);
  const groups = named('VPC_SECURITY_GROUP', /^security_group:/);
  return {
    ...values,
    ...(subnets.length > 0 ? { subnet_ids: subnets } : {}),
    ...(groups.length > 0 ? { security_group_ids: groups } : {}),
  };
}
