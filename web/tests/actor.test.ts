// Who did something, in the reader's language.
import { describe, expect, it } from 'vitest'
import { actor_name, actor_written, is_program } from '@/format/actor'
import zh from '@/messages/zh-CN'

const t = (key: string) => zh.actor[key.replace('actor.', '') as keyof typeof zh.actor]

describe('who did something', () => {
  it('is a person by name, and a program by its word', () => {
    expect(['王二', 'system', 'local'].map((name) => actor_name(name, t))).toEqual(['王二', '系统', '服务器命令行'])
    expect(['王二', 'system', 'local', 'toString'].map(is_program)).toEqual([false, true, true, false])
  })
  it('is found by what the reader wrote', () => {
    expect(['王二', '系统', '服务器命令行', 'system'].map((words) => actor_written(words, t))).toEqual(['王二', 'system', 'local', 'system'])
  })
})
