/** The icon of each example; `empty` is a flow without steps. */

import { FilePlus2, HeartPulse, type LucideIcon, MapPinHouse, MessageSquareReply, Workflow } from 'lucide-react';

const ICONS: { [example: string]: LucideIcon } = {
  empty: FilePlus2,
  greeting: MessageSquareReply,
  'customer-address-update': MapPinHouse,
  'health-check': HeartPulse,
};

export function exampleIcon(id: string): LucideIcon {
  return ICONS[id] ?? Workflow;
}
