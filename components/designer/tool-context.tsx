'use client';

/** The tool that stands in place of the panel at the right: it stays while steps are selected. */

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useDesigner, useDesignerActions } from './designer-context.tsx';

export type Tool = 'test' | 'usages';

type Tools = { tool: Tool | null; openTool(tool: Tool | null): void };

const ToolContext = createContext<Tools | null>(null);

export function ToolProvider({ children }: { children: ReactNode }) {
  const [tool, setTool] = useState<Tool | null>(null);
  const panel = useDesigner((state) => state.panel);
  const { openPanel } = useDesignerActions();
  // A list that is asked for takes the place; the panel of a step waits until the tool is closed.
  useEffect(() => {
    if (panel === 'problems' || panel === 'parameters') setTool(null);
  }, [panel]);
  const tools = useMemo(
    () => ({
      tool,
      openTool(next: Tool | null) {
        if (next !== null && panel !== 'step') openPanel(null);
        setTool(next);
      },
    }),
    [tool, panel, openPanel],
  );
  return <ToolContext value={tools}>{children}</ToolContext>;
}

export function useTools(): Tools {
  const tools = useContext(ToolContext);
  if (!tools) throw new Error('This part of the designer stands outside of <ToolProvider>.');
  return tools;
}
