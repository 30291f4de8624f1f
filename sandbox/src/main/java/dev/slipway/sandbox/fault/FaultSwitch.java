package dev.slipway.sandbox.fault;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules that hold now, and the calls that were made, newest last; both are forgotten with the process. */
public final class FaultSwitch {

    private static final int CALLS_KEPT = 20_000;

    private final Clock clock;
    private final Map<Integer, Active> rules = new LinkedHashMap<>();
    private final Deque<RecordedCall> calls = new ArrayDeque<>();
    private int lastRule;
    private long lastCall;

    /** @param clock tells when a rule's time is over */
    public FaultSwitch(Clock clock) {
        this.clock = clock;
    }

    /** Sets a rule and returns its number. The oldest rule that fits a call decides. */
    public synchronized int add(FaultRule rule) {
        this.lastRule++;
        this.rules.put(this.lastRule, new Active(rule, this.clock.instant()));
        return this.lastRule;
    }

    /** Takes a rule away; false when there is none of that number. */
    public synchronized boolean remove(int number) {
        return this.rules.remove(number) != null;
    }

    /** Takes all rules away. */
    public synchronized void clear() {
        this.rules.clear();
    }

    /** Returns the rules that hold, by number. */
    public synchronized Map<Integer, FaultRule> rules() {
        forgetOver();
        Map<Integer, FaultRule> held = new LinkedHashMap<>();
        this.rules.forEach((number, active) -> held.put(number, active.rule));
        return held;
    }

    /** Returns the calls after one of them, oldest first; at most the last 20,000 are kept. */
    public synchronized List<RecordedCall> callsAfter(long number) {
        return this.calls.stream().filter((call) -> call.number() > number).toList();
    }

    /** Returns the number of the newest call, 0 before the first. */
    public synchronized long newestCall() {
        return this.lastCall;
    }

    /** Records a call and returns the rule that it meets, if any. */
    synchronized Optional<FaultRule> meet(Call call) {
        forgetOver();
        Optional<FaultRule> met = this.rules.values().stream()
                .filter((active) -> active.rule.matches(call))
                .filter(Active::meets)
                .map((active) -> active.rule)
                .findFirst();
        this.lastCall++;
        this.calls.addLast(new RecordedCall(
                this.lastCall,
                this.clock.instant(),
                call,
                met.map(FaultRule::fault).orElse(null)));
        if (this.calls.size() > CALLS_KEPT) {
            this.calls.removeFirst();
        }
        return met;
    }

    private void forgetOver() {
        Instant now = this.clock.instant();
        this.rules.values().removeIf((active) -> active.isOver(now));
    }

    /** A rule and how many calls it has seen. */
    private static final class Active {

        private final FaultRule rule;
        private final Instant since;
        private int seen;

        Active(FaultRule rule, Instant since) {
            this.rule = rule;
            this.since = since;
        }

        boolean meets() {
            this.seen++;
            return this.seen > this.rule.after();
        }

        boolean isOver(Instant now) {
            boolean used = this.rule.times() > 0 && this.seen >= this.rule.after() + this.rule.times();
            boolean late = this.rule.seconds() > 0 && now.isAfter(this.since.plusSeconds(this.rule.seconds()));
            return used || late;
        }
    }
}
