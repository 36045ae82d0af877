import type { EndpointSpec } from './config-endpoints.ts';

/** Level-independent frequencies that tell who is heard, in hertz. */
export const MILLIWATT_HZ = 1004;
export const EARLY_MEDIA_HZ = 850;

/**
 * extensions.conf. `extra` is appended as it is, so an instance can bring contexts of its own.
 * What each extension does is listed in tests/pbx/README.md.
 */
export function dialplanConfig(endpoints: readonly EndpointSpec[], extra: string): string {
  const hints = endpoints.map(({ name }) => `exten => ${name},hint,PJSIP/${name}\n`).join('');
  return `[general]
static = yes
writeprotect = yes

[phones]
include => tests
include => codes
include => parkedcalls
include => extensions

[extensions]
${hints}exten => _[12]XXX,1,Set(__HAND_OVER=\${PJSIP_HEADER(read,X-Balie-Hand-Over)})
 same => n,Dial(PJSIP/\${EXTEN},\${IF($["\${RING_SECONDS}"=""]?30:\${RING_SECONDS})},\${DIAL_OPTIONS}b(headers^s^1))
 same => n,Goto(s-\${DIALSTATUS},1)
exten => 630,1,Dial(PJSIP/1001&PJSIP/1002,30,b(headers^s^1))
 same => n,Goto(s-\${DIALSTATUS},1)
exten => 631,1,Dial(PJSIP/1001&PJSIP/2001,30,b(headers^s^1))
 same => n,Goto(s-\${DIALSTATUS},1)
exten => 633,1,Dial(PJSIP/2001&PJSIP/2002,30,b(headers^s^1))
 same => n,Goto(s-\${DIALSTATUS},1)
exten => 632,1,Dial(PJSIP/1001,30,cb(headers^s^1))
 same => n,Goto(s-\${DIALSTATUS},1)
exten => s-NOANSWER,1,Hangup(19)
exten => s-BUSY,1,Hangup(17)
exten => s-CHANUNAVAIL,1,Hangup(20)
exten => s-CANCEL,1,Hangup()
exten => _s-.,1,Hangup(\${IF($["\${HANGUPCAUSE}"="0"]?21:\${HANGUPCAUSE})})
exten => _8XXX,1,Answer()
 same => n,ConfBridge(\${EXTEN})
exten => _50[0-9][0-9],1,Goto(queue,\${EXTEN},1)

[tests]
exten => 600,1,Answer()
 same => n,Echo()
exten => 601,1,Answer()
 same => n,Milliwatt(m)
exten => 602,1,Answer()
 same => n,Wait(0.5)
 same => n,Playback(hello-world)
 same => n,Hangup()
exten => 603,1,Answer()
 same => n,MusicOnHold()
exten => 604,1,Answer()
 same => n,Read(DIGITS,beep,4,,1,8)
 same => n,UserEvent(Digits,Digits: \${DIGITS},Caller: \${CHANNEL(endpoint)})
 same => n,Hangup()
exten => 606,1,Answer()
 same => n,Wait(1)
 same => n,SendDTMF(1234#,250,100)
 same => n,Wait(1)
 same => n,Hangup()
exten => 610,1,Hangup(17)
exten => 611,1,Hangup(34)
exten => 612,1,Hangup(21)
exten => 613,1,Hangup(1)
exten => 614,1,Ringing()
 same => n,Wait(600)
exten => 615,1,Progress()
 same => n,Playtones(${EARLY_MEDIA_HZ})
 same => n,Wait(3)
 same => n,StopPlaytones()
 same => n,Answer()
 same => n,Echo()
exten => 616,1,Ringing()
 same => n,Wait(5)
 same => n,Answer()
 same => n,Echo()
exten => 617,1,Answer()
 same => n,Wait(3)
 same => n,Hangup(16)
exten => 618,1,Answer()
 same => n,Wait(600)

exten => 690,1,Answer()
 same => n,VoiceMail(1001@default,s)
 same => n,Hangup()

[codes]
exten => _*31XXXX,1,ChanSpy(PJSIP/\${EXTEN:3},qEd)
exten => _*32XXXX,1,ChanSpy(PJSIP/\${EXTEN:3},qEwd)
exten => _*33XXXX,1,ChanSpy(PJSIP/\${EXTEN:3},qEBd)
exten => _*72X.,1,Set(TO=\${EXTEN:3})
 same => n,Goto(forward,1)
exten => *73,1,Set(TO=off)
 same => n,Goto(forward,1)
exten => forward,1,Answer()
 same => n,UserEvent(Forward,To: \${TO},Caller: \${CHANNEL(endpoint)})
 same => n,Playback(beep)
 same => n,Hangup()
exten => *97,1,Answer()
 same => n,UserEvent(Voicemail,Caller: \${CHANNEL(endpoint)})
 same => n,VoiceMailMain(\${CHANNEL(endpoint)}@default,s)
exten => *45,1,Set(ME=PJSIP/\${CHANNEL(endpoint)})
 same => n,AddQueueMember(service,\${ME},0,,\${CALLERID(name)},\${ME})
 same => n,UserEvent(QueueCode,Code: login,Member: \${ME},Status: \${AQMSTATUS})
 same => n,Goto(done,1)
exten => *46,1,Set(ME=PJSIP/\${CHANNEL(endpoint)})
 same => n,RemoveQueueMember(service,\${ME})
 same => n,UserEvent(QueueCode,Code: logout,Member: \${ME},Status: \${RQMSTATUS})
 same => n,Goto(done,1)
exten => _*47.,1,Set(REASON=\${EXTEN:3})
 same => n,Goto(*47,1)
exten => *47,1,PauseQueueMember(,PJSIP/\${CHANNEL(endpoint)},,\${REASON})
 same => n,UserEvent(QueueCode,Code: pause,Member: PJSIP/\${CHANNEL(endpoint)},Status: \${PQMSTATUS},Reason: \${REASON})
 same => n,Goto(done,1)
exten => *48,1,UnpauseQueueMember(,PJSIP/\${CHANNEL(endpoint)})
 same => n,UserEvent(QueueCode,Code: unpause,Member: PJSIP/\${CHANNEL(endpoint)},Status: \${UPQMSTATUS})
 same => n,Goto(done,1)
exten => done,1,Answer()
 same => n,Playback(beep)
 same => n,Hangup()
exten => *8,1,Pickup()
exten => _*8XXXX,1,PickupChan(PJSIP/\${EXTEN:2})

[queue]
exten => 5000,1,Set(__QUEUE_NAME=service)
 same => n,Goto(enter,1)
exten => 5001,1,Set(__QUEUE_NAME=sales)
 same => n,Goto(enter,1)
exten => enter,1,Answer()
 same => n,Queue(\${QUEUE_NAME},b(headers^s^1),,,300)
 same => n,Hangup()

; Runs on the phone's own channel before it is dialled, the only place where a header can be added.
[headers]
exten => s,1,ExecIf($["\${QUEUE_NAME}"!=""]?Set(PJSIP_HEADER(add,X-Queue)=\${QUEUE_NAME}))
 same => n,ExecIf($["\${HAND_OVER}"!=""]?Set(PJSIP_HEADER(add,X-Balie-Hand-Over)=\${HAND_OVER}))
 same => n,Set(I=1)
 same => n,While($[\${I} <= 0\${HEADER_COUNT}])
 same => n,Set(PJSIP_HEADER(add,\${BASE64_DECODE(\${HEADER_NAME_\${I}})})=\${BASE64_DECODE(\${HEADER_VALUE_\${I}})})
 same => n,Set(I=$[\${I} + 1])
 same => n,EndWhile()
 same => n,Return()

[from-trunk]
exten => _[+0-9*].,1,GotoIf($[\${DIALPLAN_EXISTS(queue,\${EXTEN},1)}]?queue,\${EXTEN},1)
 same => n,GotoIf($[\${DIALPLAN_EXISTS(tests,\${EXTEN},1)}]?tests,\${EXTEN},1)
 same => n,GotoIf($[\${DIALPLAN_EXISTS(extensions,\${EXTEN},1)}]?extensions,\${EXTEN},1)
 same => n,Hangup(1)

; Made-up inbound calls: AMI Originate of Local/NUMBER@inject. Values come in base64, because AMI
; and the dialplan each give commas, quotes and semicolons a meaning of their own.
[inject]
exten => _X.,1,Set(CALLERID(num)=\${BASE64_DECODE(\${CALLER_NUMBER})})
 same => n,Set(CALLERID(name)=\${BASE64_DECODE(\${CALLER_NAME})})
 same => n,Set(CALLERID(pres)=\${IF($["\${CALLER_PRESENTATION}"=""]?allowed:\${CALLER_PRESENTATION})})
 same => n,GotoIf($["\${DIVERTED_FROM}"=""]?dial)
 same => n,Set(REDIRECTING(from-num,i)=\${DIVERTED_FROM})
 same => n,Set(REDIRECTING(from-num-pres,i)=allowed)
 same => n,Set(REDIRECTING(reason,i)=cfnr)
 same => n,Set(REDIRECTING(count,i)=1)
 same => n(dial),GotoIf($[\${DIALPLAN_EXISTS(queue,\${EXTEN},1)}]?queue,\${EXTEN},1)
 same => n,Goto(extensions,\${EXTEN},1)

; What the made-up caller does once the phone has answered.
[caller]
exten => talk,1,Answer()
 same => n,MixMonitor(\${ASTSPOOLDIR}/recording/\${CALL_ID}.wav,r(\${ASTSPOOLDIR}/recording/\${CALL_ID}-heard.wav))
 same => n,MusicOnHold()
exten => tone,1,Answer()
 same => n,Milliwatt(m)
exten => echo,1,Answer()
 same => n,Echo()
exten => silence,1,Answer()
 same => n,Wait(600)

[messages]
exten => _X.,1,MessageSend(pjsip:\${EXTEN},\${MESSAGE(from)})
 same => n,Hangup()
${extra}`;
}
