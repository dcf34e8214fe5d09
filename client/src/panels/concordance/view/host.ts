/** The way from the panel's page to its host. */
import { PanelHost } from '../../shared/view/host.ts';
import type { Asks, PanelState, ToldByHost, ToldByView } from '../messages.ts';

export { Forgotten } from '../../shared/view/host.ts';

export class Host extends PanelHost<{ asks: Asks; told: ToldByView; heard: ToldByHost; state: PanelState }> {}
