'use client';

/** The tool that is open beside the canvas, and stays while steps are selected: the test run, or a list of usages. */

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { NamedKind } from '#core/definition/edits/name-uses.ts';
import { useDesigner, useDesignerActions } from './designer-context.tsx';

export type Tool = 'test' | 'usages';

/** What has a name and is used by it. */
export type Named = { kind: NamedKind; name: string };

type Tools = {
  tool: Tool | null;
  openTool(tool: Tool | null): void;
  /** Whose usages are listed. */
  named: Named | null;
  findUsages(named: Named): void;
};

const ToolContext = createContext<Tools | null>(null);

export function ToolProvider({ children }: { children: ReactNode }) {
  const [tool, setTool] = useState<Tool | null>(null);
  const [named, setNamed] = useState<Named | null>(null);
  const panel = useDesigner((state) => state.panel);
  const { openPanel } = useDesignerActions();
  // A list that is asked for takes the place; the panel of a step waits until the tool is closed.
  useEffect(() => {
    if (panel === 'problems' || panel === 'parameters') setTool((old) => (old === 'test' ? null : old));
  }, [panel]);
  const tools = useMemo(
    () => ({
      tool,
      openTool(next: Tool | null) {
        if (next === 'test' && panel !== 'step') openPanel(null);
        setTool(next);
      },
      named,
      findUsages(wanted: Named) {
        setNamed(wanted);
        setTool('usages');
      },
    }),
    [tool, named, panel, openPanel],
  );
  return <ToolContext value={tools}>{children}</ToolContext>;
}

export function useTools(): Tools {
  const tools = useContext(ToolContext);
  if (!tools) throw new Error('This part of the designer stands outside of <ToolProvider>.');
  return tools;
}
