'use client';

/** The groups and rows of a condition: all or any of them hold, or not. Each can be moved, grouped and negated. */

import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/class-names.ts';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { ConditionCodeEditor } from './condition-code.tsx';
import {
  type ConditionPath,
  dissolveGroup,
  insertAtPath,
  makeGroup,
  moveMember,
  movePath,
  replaceAtPath,
} from './condition-edits.ts';
import { ConditionMenu, type ConditionMenuItem } from './condition-menu.tsx';
import { type ConditionGroup, type ConditionNode, EMPTY_ROW, groupOf, isOr } from './condition-model.ts';
import { ConditionRowEditor } from './condition-row.tsx';

export type ConditionGroupEditorProps = {
  root: ConditionGroup;
  /** Names the whole for screen readers. */
  label: string;
  isReadOnly: boolean;
  onChange(root: ConditionGroup): void;
};

export function ConditionGroupEditor({ root, label, isReadOnly, onChange }: ConditionGroupEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const moved = useRef<string | null>(null);
  // What was moved keeps the focus, so that it can be moved on.
  useEffect(() => {
    if (moved.current === null) return;
    host.current?.querySelector<HTMLElement>(`[data-condition-menu="${moved.current}"]`)?.focus();
    moved.current = null;
  });
  const shared: Shared = {
    root,
    label,
    isReadOnly,
    onChange,
    onMoved(result) {
      moved.current = result.path.join('.');
      onChange(result.root);
    },
  };
  return (
    <div ref={host}>
      <Group group={root} path={[]} {...shared} />
    </div>
  );
}

type Shared = ConditionGroupEditorProps & { onMoved(result: { root: ConditionGroup; path: number[] }): void };

type MemberProps = Shared & { path: ConditionPath };

function Group({ group, path, ...shared }: MemberProps & { group: ConditionGroup }) {
  const { root, label, isReadOnly, onChange } = shared;
  const name = path.length === 0 ? label : `${label} ${path.map((index) => index + 1).join('.')}`;
  const replace = (changed: ConditionGroup) =>
    onChange(path.length === 0 ? changed : replaceAtPath(root, path, () => [changed]));
  const add = (member: ConditionNode) => onChange(insertAtPath(root, [...path, group.members.length], member));
  return (
    <fieldset
      aria-label={name}
      disabled={isReadOnly}
      className={cn(
        'min-w-0 space-y-2 rounded-lg border border-border border-l-2 bg-background p-2',
        isOr(group) ? 'border-l-status-waiting' : 'border-l-primary/50',
      )}
    >
      <div className="flex items-center justify-between gap-2">
        <GroupOperator
          group={group}
          name={name}
          isRoot={path.length === 0}
          isReadOnly={isReadOnly}
          onChange={replace}
        />
        {path.length > 0 && <MemberMenu path={path} name={name} {...shared} isGroup />}
      </div>
      {group.members.map((member, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
        <Member key={index} member={member} path={[...path, index]} {...shared} />
      ))}
      {group.members.length === 0 && (
        <p className="text-muted-foreground text-xs">
          No rows yet: {isOr(group) !== group.isNegated ? 'this never holds' : 'this always holds'}.
        </p>
      )}
      <div className="flex gap-1">
        <Button variant="ghost" size="sm" onClick={() => add(EMPTY_ROW)}>
          <Plus /> Add row
        </Button>
        <Button variant="ghost" size="sm" onClick={() => add(groupOf('and', [EMPTY_ROW]))}>
          <Plus /> Add group
        </Button>
      </div>
    </fieldset>
  );
}

type GroupOperatorProps = {
  group: ConditionGroup;
  name: string;
  /** The whole condition; it is negated as a group inside of it. */
  isRoot: boolean;
  isReadOnly: boolean;
  onChange(group: ConditionGroup): void;
};

/** All, any, not all or none of the members. */
function GroupOperator({ group, name, isRoot, isReadOnly, onChange }: GroupOperatorProps) {
  const choose = (choice: string) => {
    const [not, operator = group.operator] = choice.split(' ');
    onChange({ ...group, operator, isNegated: not === 'not' });
  };
  return (
    <Select
      value={`${group.isNegated ? 'not' : 'is'} ${isOr(group) ? 'or' : 'and'}`}
      onValueChange={choose}
      disabled={isReadOnly}
    >
      <SelectTrigger aria-label={`${name}: how rows are joined`} className="h-7 w-48 text-xs">
        <SelectValue />
      </SelectTrigger>
      <SelectContent>
        <SelectItem value="is and">All of these hold</SelectItem>
        <SelectItem value="is or">Any of these holds</SelectItem>
        {!isRoot && (
          <>
            <SelectItem value="not and">Not all of these hold</SelectItem>
            <SelectItem value="not or">None of these holds</SelectItem>
          </>
        )}
      </SelectContent>
    </Select>
  );
}

function Member({ member, path, ...shared }: MemberProps & { member: ConditionNode }) {
  const { root, label, isReadOnly, onChange } = shared;
  if (member.kind === 'group') return <Group group={member} path={path} {...shared} />;
  const name = `${label} ${path.map((index) => index + 1).join('.')}`;
  const props = {
    label: name,
    isReadOnly,
    menu: <MemberMenu path={path} name={name} {...shared} />,
    onChange: (changed: ConditionNode) => onChange(replaceAtPath(root, path, () => [changed])),
  };
  if (member.kind === 'row') return <ConditionRowEditor row={member} {...props} />;
  return <ConditionCodeEditor code={member} {...props} />;
}

type MemberMenuProps = MemberProps & { name: string; isGroup?: boolean };

function MemberMenu({ root, path, name, isReadOnly, isGroup = false, onChange, onMoved }: MemberMenuProps) {
  const move = (direction: 'up' | 'down') => {
    const result = moveMember(root, path, direction);
    if (result) onMoved(result);
  };
  const items: ConditionMenuItem[] = [
    { label: 'Move up', icon: 'up', isOff: !movePath(root, path, 'up'), onSelect: () => move('up') },
    { label: 'Move down', icon: 'down', isOff: !movePath(root, path, 'down'), onSelect: () => move('down') },
    { label: 'Make a group of it', icon: 'group', onSelect: () => onChange(makeGroup(root, path)) },
    ...(isGroup
      ? [{ label: 'Dissolve the group', icon: 'ungroup' as const, onSelect: () => onChange(dissolveGroup(root, path)) }]
      : []),
    { label: 'Remove', icon: 'remove', onSelect: () => onChange(replaceAtPath(root, path, () => [])) },
  ];
  return <ConditionMenu id={path.join('.')} label={name} items={items} isReadOnly={isReadOnly} />;
}
