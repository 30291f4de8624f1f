package dev.slipway.sandbox.aws.rds;

import dev.slipway.sandbox.aws.AwsError;
import dev.slipway.sandbox.aws.Paging;
import dev.slipway.sandbox.aws.QueryInput;
import dev.slipway.sandbox.aws.QueryList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations on instances. */
final class InstanceOperations {

    private static final Set<String> NOT_KEPT = Set.of("MasterUserPassword", "Action", "Version");

    private static final Paging PAGES = Paging.byMarker("Marker", "MaxRecords", 100);

    private final Instances instances;
    private final SubnetGroups subnetGroups;
    private final ManagedPasswords managed;

    InstanceOperations(Instances instances, SubnetGroups subnetGroups, ManagedPasswords managed) {
        this.instances = instances;
        this.subnetGroups = subnetGroups;
        this.managed = managed;
    }

    Map<String, ?> create(QueryInput input) {
        String id = DbInstanceRules.identifier("DBInstanceIdentifier", input.required("DBInstanceIdentifier"));
        DbInstanceRules.engine(input.required("Engine"));
        input.required("DBInstanceClass");
        if (this.instances.find(id).isPresent()) {
            throw AwsError.of("DBInstanceAlreadyExists", "DB instance already exists");
        }
        String user = DbInstanceRules.user(input.required("MasterUsername"));
        String database = input.text("DBName");
        String group = input.text("DBSubnetGroupName");
        if (group != null) {
            this.subnetGroups.require(group);
        }
        String resourceId = "db-"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 26).toUpperCase(Locale.ROOT);
        boolean managedPassword = input.flag("ManageMasterUserPassword");
        String password = managedPassword ? this.managed.generate() : password(input);
        DbInstance instance = new DbInstance(
                id,
                resourceId,
                settings(input),
                database == null ? null : DbInstanceRules.database(database),
                user,
                password,
                managedPassword ? this.managed.keep(resourceId, user, password) : null,
                group,
                input.flag("DeletionProtection"),
                input.pairs("Tags", "Tag", "Key", "Value"),
                freePort(),
                DbInstance.CREATING,
                Instant.now());
        this.instances.create(instance);
        return answer(instance);
    }

    Map<String, ?> describe(QueryInput input) {
        String id = input.text("DBInstanceIdentifier");
        List<DbInstance> found =
                id == null ? this.instances.all() : List.of(this.instances.require(id.toLowerCase(Locale.ROOT)));
        return page(
                input,
                "DBInstances",
                "DBInstance",
                found.stream().map(this::shape).toList());
    }

    Map<String, ?> modify(QueryInput input) {
        DbInstance instance = required(input);
        if (!instance.status().equals(DbInstance.AVAILABLE)) {
            throw AwsError.of(
                    "InvalidDBInstanceState",
                    "Database instance is not in available state: it is " + instance.status());
        }
        Map<String, String> settings = new LinkedHashMap<>(instance.settings());
        settings.putAll(settings(input));
        String protection = input.text("DeletionProtection");
        DbInstance changed = instance.withSettings(
                settings, protection == null ? instance.protectedFromDeletion() : Boolean.parseBoolean(protection));
        this.instances.put(changed);
        String password = input.text("MasterUserPassword");
        return answer(
                password == null
                        ? changed
                        : this.instances.changePassword(changed, DbInstanceRules.password(password)));
    }

    Map<String, ?> delete(QueryInput input) {
        DbInstance instance = required(input);
        if (instance.status().equals(DbInstance.DELETING)) {
            throw AwsError.of(
                    "InvalidDBInstanceState", "Instance %s is already being deleted.".formatted(instance.id()));
        }
        if (instance.protectedFromDeletion()) {
            throw AwsError.of(
                    "InvalidParameterCombination",
                    "Cannot delete protected DB Instance, please disable deletion protection and try again.");
        }
        this.instances.delete(instance, snapshotAskedFor(input));
        if (instance.secretArn() != null) {
            this.managed.forget(instance.secretArn());
        }
        return answer(instance.withStatus(DbInstance.DELETING));
    }

    Map<String, ?> snapshots(QueryInput input) {
        String id = input.text("DBSnapshotIdentifier");
        String instance = input.text("DBInstanceIdentifier");
        List<Map<String, Object>> found = this.instances.snapshots().stream()
                .filter((snapshot) -> id == null || snapshot.id().equals(id))
                .filter((snapshot) ->
                        instance == null || snapshot.instance().id().equals(instance))
                .map(RdsAnswers::snapshot)
                .toList();
        if (id != null && found.isEmpty()) {
            throw new AwsError(404, "DBSnapshotNotFound", "DBSnapshot %s not found.".formatted(id));
        }
        return page(input, "DBSnapshots", "DBSnapshot", found);
    }

    /** The page of a list whose elements have a name of their own. */
    private static Map<String, ?> page(QueryInput input, String name, String element, List<?> whole) {
        Map<String, Object> answer = PAGES.page(input, "InvalidParameterValue", name, whole);
        answer.computeIfPresent(name, (same, items) -> new QueryList(element, (List<?>) items));
        return answer;
    }

    private static @Nullable String snapshotAskedFor(QueryInput input) {
        String snapshot = input.text("FinalDBSnapshotIdentifier");
        if (input.flag("SkipFinalSnapshot")) {
            if (snapshot != null) {
                throw AwsError.of(
                        "InvalidParameterCombination",
                        "FinalDBSnapshotIdentifier can not be specified when SkipFinalSnapshot is enabled.");
            }
            return null;
        }
        if (snapshot == null) {
            throw AwsError.of(
                    "InvalidParameterCombination",
                    "FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
        }
        return DbInstanceRules.identifier("FinalDBSnapshotIdentifier", snapshot);
    }

    private static String password(QueryInput input) {
        String password = input.text("MasterUserPassword");
        if (password == null) {
            throw DbInstanceRules.refusal("The parameter MasterUserPassword must be provided and must not be blank.");
        }
        return DbInstanceRules.password(password);
    }

    /** Keeps what was asked for to show it again, without secrets and lists. */
    private static Map<String, String> settings(QueryInput input) {
        Map<String, String> settings = new LinkedHashMap<>();
        input.form().forEach((name, value) -> {
            if (!NOT_KEPT.contains(name) && !name.contains(".")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private DbInstance required(QueryInput input) {
        return this.instances.require(input.required("DBInstanceIdentifier").toLowerCase(Locale.ROOT));
    }

    private Map<String, ?> answer(DbInstance instance) {
        return Map.of("DBInstance", shape(instance));
    }

    private Map<String, Object> shape(DbInstance instance) {
        String group = instance.subnetGroup();
        return RdsAnswers.instance(
                instance, group == null ? null : this.subnetGroups.find(group).orElse(null));
    }
}
