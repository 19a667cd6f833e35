# Check-ins: how somebody tells the group, anonymously, how they are.
# What matters most here is not to promise too much.

status-safe = 🟢 Safe
status-soso = 🟡 So-so
status-need = 🆘 Need help
status-can = 🤝 Can help

## A published check-in

post-head = <b>{ $status }</b> · { $place }
post-head-nowhere = <b>{ $status }</b>
post-body =
    { $text }

    <i>{ $foot } · { $code }</i>
post-foot = Written anonymously
button-report = ⚠️ Report
button-safe-mark = ✅ The author is safe now
