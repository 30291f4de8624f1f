package dev.slipway.pipeline

/** The named options of a step: known ones only, with defaults, the required ones given. */
class Options implements Serializable {

    private static final long serialVersionUID = 1

    private final String step
    private final Map values

    /**
     * @param step name of the step, for messages
     * @param given what the pipeline wrote
     * @param defaults every known option; null marks one that must be given
     */
    Options(String step, Map given, Map defaults) {
        this.step = step
        List unknown = (given.keySet() - defaults.keySet()).toList()
        if (unknown) {
            throw new IllegalArgumentException("${step} does not know ${unknown.join(', ')}; it knows ${defaults.keySet().join(', ')}.")
        }
        Map all = new LinkedHashMap(defaults)
        all.putAll(given)
        List missing = missing(all, defaults)
        if (missing) {
            throw new IllegalArgumentException("${step} needs ${missing.join(', ')}, for example ${step}(${missing[0]}: '…').")
        }
        this.values = all
    }

    /** Returns an option as text. */
    @NonCPS
    String text(String name) {
        values[name].toString()
    }

    /** Returns an option as a flag. */
    @NonCPS
    boolean flag(String name) {
        String text = values[name].toString()
        if (!(text in ['true', 'false'])) {
            throw new IllegalArgumentException("${step}: ${name} must be true or false, not '${text}'.")
        }
        text == 'true'
    }

    /** Returns an option as a number of 1 or more. */
    @NonCPS
    int number(String name) {
        String text = values[name].toString()
        if (!(text ==~ /[1-9]\d{0,4}/)) {
            throw new IllegalArgumentException("${step}: ${name} must be a whole number of 1 or more, not '${text}'.")
        }
        text.toInteger()
    }

    /** Returns an option as texts by name, such as commands. */
    @NonCPS
    Map texts(String name) {
        if (!(values[name] instanceof Map)) {
            throw new IllegalArgumentException("${step}: ${name} must be a map such as [Style: 'mvn -B spotless:check'], not '${values[name]}'.")
        }
        Map texts = [:]
        for (entry in values[name].entrySet()) {
            texts[entry.key.toString()] = entry.value.toString()
        }
        texts
    }

    /** Returns one of the values that an option may have. */
    @NonCPS
    String oneOf(String name, List allowed) {
        String text = values[name].toString()
        if (!(text in allowed)) {
            throw new IllegalArgumentException("${step}: ${name} must be one of ${allowed.join(', ')}, not '${text}'.")
        }
        text
    }

    @NonCPS
    private static List missing(Map values, Map defaults) {
        List missing = []
        for (entry in values.entrySet()) {
            if (defaults[entry.key] == null && !entry.value?.toString()) {
                missing << entry.key
            }
        }
        missing
    }
}
