/** The designer of one flow. */

import type { Metadata } from 'next';

import { orNotFound } from '#app/or-not-found.ts';
import { Designer } from '#components/designer/designer.tsx';
import { getFlow } from '#server/use-cases/get-flow.ts';

type Props = { params: Promise<{ flowId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await orNotFound(getFlow((await params).flowId))).name };
}

export default async function FlowPage({ params }: Props) {
  const flow = await orNotFound(getFlow((await params).flowId));
  return <Designer key={flow.id} flow={flow} />;
}
