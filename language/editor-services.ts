import './object-group-by.js';
import { inject } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
} from 'langium/lsp';
import { VpcGeneratedSharedModule, VpcLanguageGeneratedModule } from './generated/module.js';
import { VpcModule } from './services.js';

export type VpcServices = LangiumServices;

/** Services for an editor's language server. Names are no Langium references: what they mean is in `LoadedNetwork.links`. */
export function createVpcServices(context: DefaultSharedModuleContext): {
  shared: LangiumSharedServices;
  vpc: VpcServices;
} {
  const shared = inject(createDefaultSharedModule(context), VpcGeneratedSharedModule);
  const vpc: VpcServices = inject(createDefaultModule({ shared }), VpcLanguageGeneratedModule, VpcModule);
  shared.ServiceRegistry.register(vpc);
  return { shared, vpc };
}
